import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CONTROL_ROUTES } from '../../src/control/routes/control-routes.ts'
import { compileValidator, type JsonSchema } from '../../src/schema/validator.ts'
import { connect } from '../mock/support/asking.ts'
import { receiver } from '../mock/support/hooks.ts'
import { type Controlled, subjectOf, underControl } from './controlled.ts'

interface Operation {
  readonly operationId: string
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema?: JsonSchema }>> }>
  >
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: unknown
}

/** Each operation at least once, in an order in which there is something to do it to; some refusals between them. */
const TOUR: [operation: string, call: string, body?: unknown][] = [
  ['health', 'GET /health'],
  ['openapi', 'GET /openapi.json'],
  ['partner', 'GET /partner'],
  ['users', 'GET /users'],
  ['clock', 'GET /clock'],
  ['freezeClock', 'POST /clock/freeze'],
  ['advanceClock', 'POST /clock/advance', { seconds: 1 }],
  ['advanceClock', 'POST /clock/advance', { to: '1999-01-01T00:00:00Z' }],
  ['resumeClock', 'POST /clock/resume'],
  ['faults', 'GET /faults'],
  ['fault', 'GET /faults/reusable-code'],
  ['switchFaultOn', 'PUT /faults/reusable-code'],
  ['switchFaultOn', 'PUT /faults/none-such'],
  ['switchFaultOff', 'DELETE /faults/reusable-code'],
  ['setFaults', 'PUT /faults', { on: ['no-challenge'] }],
  ['setFaults', 'PUT /faults', { on: [7] }],
  ['setFaults', 'PUT /faults', { on: ['none-such'] }],
  ['clearFaults', 'DELETE /faults'],
  ['grants', 'GET /grants'],
  ['grant', 'GET /grants/grant-1'],
  ['grant', 'GET /grants/grant-99'],
  ['sample', 'POST /sample'],
  ['expireGrant', 'POST /grants/grant-1/expire', { token: 'both' }],
  ['revokeGrant', 'POST /grants/grant-1/revoke'],
  ['addEndpoint', 'POST /endpoints', { url: 'http://127.0.0.1:9/hook' }],
  ['endpoints', 'GET /endpoints'],
  ['emit', 'POST /emit', { event: 'sleep.updated', userId: 'USER' }],
  ['emit', 'POST /emit', { event: 'sleep.updated', to: ['http://127.0.0.1:9/given'] }],
  ['emit', 'POST /emit', { event: 'none-such' }],
  ['deliveries', 'GET /deliveries'],
  ['disconnectUser', 'POST /users/USER/disconnect'],
  ['journal', 'GET /journal'],
  ['journal', 'GET /journal?exact=true'],
  ['journal', 'GET /journal?limit=none'],
  ['removeEndpoint', 'DELETE /endpoints/endpoint-1'],
  ['clearJournal', 'DELETE /journal'],
  ['events', 'GET /events'],
  ['reset', 'POST /reset', { seed: 2 }],
  ['stop', 'POST /stop'],
]

describe('the OpenAPI document', () => {
  let control: Controlled
  let document: Document
  beforeAll(async () => {
    control = await underControl(receiver())
    await connect(subjectOf(control))
    document = (await control.ask('GET /openapi.json')).body as unknown as Document
  })
  afterAll(() => {
    control.close()
    control.controlled.close()
  })

  it('has exactly the routes that answer', () => {
    const documented = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
    )
    expect(documented.sort()).toEqual(CONTROL_ROUTES.map(({ method, path }) => `${method} ${path}`).sort())
    const ids = Object.values(document.paths).flatMap((operations) =>
      Object.values(operations).map(({ operationId }) => operationId),
    )
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('and the page for people name the same routes', () => {
    const page = readFileSync(new URL('../../docs/control-plane.md', import.meta.url), 'utf8')
    const told = [...page.matchAll(/^\| `([A-Z]+ \/\S*)` \|/gm)].map((match) => match[1])
    expect(told.sort()).toEqual(CONTROL_ROUTES.map(({ method, path }) => `${method} ${path}`).sort())
  })

  it('is toured whole below', () => {
    const toured = new Set(TOUR.map(([operation]) => operation))
    expect([...toured].sort()).toEqual(CONTROL_ROUTES.map(({ name }) => name).sort())
  })

  it.each(TOUR)('tells what %s answers: %s', async (name, call, body) => {
    const user = control.controlled.mock.users[0]!.id
    const named = JSON.parse(JSON.stringify(body ?? null).replace('USER', user)) ?? undefined
    const { status, headers, text } = await control.ask(call.replace('USER', user), named)
    const operation = Object.values(document.paths)
      .flatMap((operations) => Object.values(operations))
      .find(({ operationId }) => operationId === name)!
    const response = operation.responses[status]
    expect(response, `${status} is documented`).toBeDefined()
    const type = headers.get('content-type')?.split(';')[0]
    expect(Object.keys(response!.content ?? {})).toEqual(type === undefined ? [] : [type])
    const schema = response!.content?.[type ?? '']?.schema
    if (schema === undefined) return
    const validate = compileValidator({ ...(schema as object), components: document.components })
    expect(validate(JSON.parse(text))).toEqual([])
  })

  it('has examples that its own schemas accept', () => {
    const broken = CONTROL_ROUTES.flatMap(({ name, body }) =>
      body === undefined
        ? []
        : compileValidator(body.schema)(body.example).map(({ path }) => `${name}: ${path}`),
    )
    expect(broken).toEqual([])
  })
})
