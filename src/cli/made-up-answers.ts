import fc from 'fast-check'
import { withAccess } from '../client/answer.ts'
import { callValues } from '../client/call-values.ts'
import { consentAutomatically } from '../client/consent-automatically.ts'
import { dataRequest } from '../client/data-request.ts'
import { memoryStore } from '../client/memory-store.ts'
import { firstPage } from '../client/next-page.ts'
import { createTerraClient } from '../client/terra-client.ts'
import { windowsOf } from '../client/windows.ts'
import { redactExchange } from '../conformance/redact.ts'
import { curlOfRedacted } from '../conformance/report/curl.ts'
import type { Examples } from '../dossier/dossier.ts'
import { type Exchange, recordExchange, responseJson, succeeded } from '../http/exchange.ts'
import type { Send } from '../http/handler.ts'
import { handlerSend } from '../http/send.ts'
import type { Clock } from '../kernel/clock.ts'
import { TerrariumError } from '../kernel/errors.ts'
import { type JsonValue, parseJson } from '../kernel/json.ts'
import { resolvePointer } from '../kernel/pointer.ts'
import type { TemplateValues } from '../kernel/template.ts'
import { virtualClock } from '../kernel/virtual-clock.ts'
import { createMockPartner, type MockPartner } from '../mock/mock-partner.ts'
import type { DataSource, DataType } from '../partner/data.ts'
import { unwrap } from '../partner/envelope.ts'
import { dataSource, dataTypesOf, type Partner } from '../partner/partner.ts'
import type { WebhookEvent } from '../partner/webhooks.ts'
import { arbitrary } from '../schema/arbitrary.ts'
import { compileValidator, type JsonSchema } from '../schema/validator.ts'
import { grantExamples } from './grant-examples.ts'

/** Where the mock is asked: it serves from the root, and a partner may not. */
const MOCK_URL = 'http://mock.invalid'
/** When the mock is asked: noon of 10 June 2026, UTC, so that the same descriptor gives the same file. */
const NOON_MS = Date.UTC(2026, 5, 10, 12)
const DAY_MS = 86_400_000
/** The shortest of these histories in which there is a record is shown. */
const DAYS = [1, 2, 7, 28] as const

interface Asking {
  readonly partner: Partner
  readonly mock: MockPartner
  readonly send: Send
  readonly clock: Clock
}

/**
 * Full examples of what a partner answers and sends, about people who do not exist: what its mock says.
 * Where the mock has nothing that fits the declared schema, a value of the declared example's shape is drawn instead.
 *
 * @param baseUrl - where the commands ask that go with them.
 */
export async function madeUpAnswers(partner: Partner, baseUrl: string): Promise<Examples> {
  const clock = virtualClock(NOON_MS)
  const mock = createMockPartner(partner, { clock, send: nobody })
  const exchanges: Exchange[] = []
  const toMock = handlerSend((request) => clock.work(mock.handler(request)))
  const send: Send = async (request) => {
    const response = await toMock(request.clone())
    exchanges.push(await recordExchange(async () => response.clone(), clock)(request))
    return response
  }
  const asksAt = <T extends { readonly curl?: string }>(sample: T): T =>
    sample.curl === undefined
      ? sample
      : { ...sample, curl: sample.curl.replaceAll(MOCK_URL, baseUrl.replace(/\/$/, '')) }
  try {
    const asking = { partner, mock, send, clock }
    const answers = await askAll(asking)
    const events = await emitAll(asking)
    return {
      grant: grantExamples(partner, MOCK_URL, exchanges).map(asksAt),
      endpoint: (type) => asksAt(answers.get(type) ?? { example: drawn(dataSource(partner, type)) }),
      event: (name) => events.get(name) ?? null,
    }
  } finally {
    mock.close()
  }
}

/** What each endpoint answers to somebody who has connected; nothing where nobody can. */
async function askAll(asking: Asking): Promise<ReadonlyMap<DataType, ReturnType<Examples['endpoint']>>> {
  const { partner, mock, send, clock } = asking
  const { credentials } = mock
  const store = memoryStore()
  const client = createTerraClient({ partner, baseUrl: MOCK_URL, credentials, send, clock, store })
  const answers = new Map<DataType, ReturnType<Examples['endpoint']>>()
  try {
    const connection = await client.connect({ consent: consentAutomatically(partner, send) })
    const accessToken = await client.accessToken(connection.id)
    const values = callValues(partner.auth, credentials, { ...connection, accessToken })
    for (const type of dataTypesOf(partner)) {
      const answer = await ask(dataSource(partner, type), values, asking)
      if (answer !== undefined) answers.set(type, answer)
    }
  } catch (thrown) {
    // A descriptor that is not finished may have a mock that cannot be connected to: its examples are drawn.
    if (!(thrown instanceof TerrariumError)) throw thrown
  }
  return answers
}

async function ask(
  source: DataSource,
  values: TemplateValues,
  { partner, send, clock }: Asking,
): Promise<ReturnType<Examples['endpoint']> | undefined> {
  const nowMs = clock.epochMs()
  const isValid = compileValidator(source.schema)
  for (const days of DAYS) {
    const window = windowsOf(source, { fromMs: nowMs - days * DAY_MS, toMs: nowMs }, nowMs).at(-1)
    const request = dataRequest(source, {
      baseUrl: MOCK_URL,
      values: { ...values, ...window?.values },
      position: firstPage(source.paging),
    })
    const exchange = await recordExchange(send, clock)(withAccess(request, partner.auth.access, values))
    const body = responseJson(exchange)
    if (!succeeded(exchange) || body === undefined || isValid(body).length > 0) continue
    if (holdsRecords(source, body)) return { curl: curlOfRedacted(redactExchange(exchange)), example: body }
  }
  return undefined
}

function holdsRecords({ response, records }: DataSource, body: JsonValue): boolean {
  const found = resolvePointer(unwrap(response, body), records.at)
  return Array.isArray(found) ? found.length > 0 : found !== undefined && found !== null
}

/** The body of a delivery of each event, about the first person who has such data. */
async function emitAll({ partner, mock }: Asking): Promise<ReadonlyMap<string, JsonValue>> {
  const events = new Map<string, JsonValue>()
  for (const event of partner.webhooks?.events ?? []) {
    events.set(event.name, (await emitted(event, mock)) ?? drawn(event))
  }
  return events
}

async function emitted(event: WebhookEvent, mock: MockPartner): Promise<JsonValue | undefined> {
  for (const { id } of mock.users) {
    try {
      const { body } = await mock.emit(event.name, id)
      const value = parseJson(body)
      if (compileValidator(event.schema)(value).length === 0) return value
    } catch (thrown) {
      // This one has no such data.
      if (!(thrown instanceof TerrariumError)) throw thrown
    }
  }
  return undefined
}

/** A declared example may be somebody's data: what is handed on has its shape, and values that nobody had. */
function drawn({ schema, example }: { readonly schema: JsonSchema; readonly example: JsonValue }): JsonValue {
  try {
    return fc.sample(arbitrary(schema, { mode: 'typical', example }), { numRuns: 1, seed: 1 })[0] ?? null
  } catch (thrown) {
    if (thrown instanceof TerrariumError) return 'no example can be made from the schema'
    throw thrown
  }
}

async function nobody(request: Request): Promise<Response> {
  throw new TypeError(`nobody listens at ${request.url}`)
}
