import { beforeAll, describe, expect, it } from 'vitest'
import { consentAutomatically } from '../../src/client/consent-automatically.ts'
import { memoryStore } from '../../src/client/memory-store.ts'
import { createTerraClient } from '../../src/client/terra-client.ts'
import type { Exchange } from '../../src/http/exchange.ts'
import { handlerSend } from '../../src/http/send.ts'
import { manualClock } from '../../src/kernel/clock.ts'
import { createMockPartner, type MockPartner } from '../../src/mock/mock-partner.ts'
import { liveProvider } from '../../src/pact/live-provider.ts'
import type { ProviderSide } from '../../src/pact/provider-side.ts'
import { PROVIDER_STATES, type ProviderState, STATE } from '../../src/pact/provider-states.ts'
import { aurora } from '../support/partners.ts'

const BASE_URL = 'https://partner.example/base'
const type = 'sleep' as const

/** A partner that is not ours, with one user linked. */
async function linked(consent: 'browser' | 'automatic') {
  const partner = await aurora()
  const clock = manualClock(Date.parse('2026-11-20T12:00:00Z'))
  const mock = createMockPartner(partner, { clock })
  const send = handlerSend((request) =>
    mock.handler(new Request(request.url.replace(BASE_URL, 'https://partner.example'), request)),
  )
  const store = memoryStore()
  const exchanges: Exchange[] = []
  const client = createTerraClient({
    partner,
    baseUrl: BASE_URL,
    credentials: mock.credentials,
    send,
    clock,
    store,
    onExchange: (exchange) => exchanges.push(exchange),
  })
  const { id: connectionId } = await client.connect({ consent: consentAutomatically(partner, send) })
  const environment = { baseUrl: BASE_URL, consent, consentParameters: {}, users: [] }
  const { credentials } = mock
  const session = { partner, environment, credentials, send, clock, client, store, connectionId, exchanges }
  const grant = (await store.grant(connectionId))!
  return { mock, session, grant }
}

function routesSince({ journal }: MockPartner, count: number): readonly string[] {
  return journal.exchanges.slice(count).map(({ route }) => route)
}

describe('a partner where only a person can consent', () => {
  let context: Awaited<ReturnType<typeof linked>>
  let side: ProviderSide
  beforeAll(async () => {
    context = await linked('browser')
    side = liveProvider(context.session)
  })

  const state = (name: ProviderState['name'], params: object = {}) => ({ name, params }) as ProviderState

  it.each([
    [state(STATE.consents), /only a person can consent/],
    [state(STATE.consented, { redirectUri: '', scopes: [] }), /only a person can consent/],
    [state(STATE.spendable), /a grant that somebody needs would be used up/],
    [state(STATE.withdrawn), /only a person can consent/],
    [state(STATE.registrable), /an endpoint that nobody serves would be registered/],
    [state(STATE.limited, { type }), /nobody makes too many requests on purpose/],
    [state(STATE.event, { event: 'sleep.updated' }), /no captured delivery of sleep\.updated was given/],
    [state(STATE.recordField, { type, field: '/nowhere' }), /no sleep of the linked user has \/nowhere/],
  ])('is not brought into the state $name, and is asked for no token', async (asked, reason) => {
    const before = context.mock.journal.exchanges.length
    expect(await side.setState(asked)).toEqual({ set: false, reason: expect.stringMatching(reason) })
    const harmful = routesSince(context.mock, before).filter((route) => !route.startsWith('data.'))
    expect(harmful).toEqual([])
  })

  it('lends the tokens of the user who is linked', async () => {
    const { tokens } = context.grant
    const outcome = await side.setState(state(STATE.linked))
    expect(outcome).toMatchObject({ set: true, values: { accessToken: tokens.accessToken } })
  })

  it('is asked about a range in which the user has records', async () => {
    const outcome = await side.setState(state(STATE.records, { type }))
    if (!outcome.set) throw new Error(outcome.reason)
    const { from, to, recordId } = outcome.values
    expect(Date.parse(String(from))).toBeLessThan(Date.parse(String(to)))
    expect(recordId).toEqual(expect.any(String))
  })

  it('is asked with a token that is good for nothing, which no state takes from the user', async () => {
    const outcome = await side.setState(state(STATE.tokenInvalid, { type }))
    if (!outcome.set) throw new Error(outcome.reason)
    expect(outcome.values.accessToken).not.toBe(context.grant.tokens.accessToken)
  })

  it('gets requests below the path of its base URL, body and headers as they came', async () => {
    const before = context.mock.journal.exchanges.length
    await side.handler(
      new Request('http://127.0.0.1:1/v1/sleep?start=a%20b', {
        method: 'POST',
        headers: { authorization: 'Bearer x', 'content-type': 'application/json' },
        body: '{"id":6917529027641082058}',
      }),
    )
    expect(context.mock.journal.exchanges[before]?.request).toMatchObject({
      method: 'POST',
      url: 'https://partner.example/v1/sleep?start=a%20b',
      headers: { authorization: 'Bearer x' },
      body: '{"id":6917529027641082058}',
    })
  })

  it('knows every state that is documented', () => {
    expect(Object.keys(PROVIDER_STATES).sort()).toEqual(Object.values(STATE).sort())
  })
})

describe('a partner that consents by itself', () => {
  it('gives grants that may be used up, and the one that is needed stays as it is', async () => {
    const { session, grant } = await linked('automatic')
    const side = liveProvider(session)
    const spare = await side.setState({ name: STATE.spendable, params: {} })
    const dead = await side.setState({ name: STATE.withdrawn, params: {} })
    if (!spare.set || !dead.set) throw new Error('a state was not set')
    expect(spare.values.refreshToken).not.toBe(grant.tokens.refreshToken)
    expect(dead.values.refreshToken).not.toBe(spare.values.refreshToken)
    expect((await session.store.grant(session.connectionId))?.tokens).toEqual(grant.tokens)
  })
})

describe('a webhook that was captured', () => {
  it('stands for the event that it tells of, and only for that', async () => {
    const { session } = await linked('browser')
    const body = new TextEncoder().encode('{"type":"sleep.updated","user_id":"u"}')
    const side = liveProvider(session, [{ headers: { 'webhook-id': 'm' }, body }])
    const told = { name: STATE.event, params: { event: 'sleep.updated' } }
    const other = { name: STATE.event, params: { event: 'sleep.deleted' } }
    expect([await side.setState(told), await side.setState(other)]).toMatchObject([
      { set: true },
      { set: false },
    ])
    expect(await side.message(told)).toEqual({
      headers: { 'webhook-id': 'm' },
      body: '{"type":"sleep.updated","user_id":"u"}',
    })
  })
})
