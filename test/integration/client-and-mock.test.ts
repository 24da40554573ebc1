import { describe, expect, it } from 'vitest'
import { consentUrl, followConsent } from '../../src/client/follow-consent.ts'
import { memoryStore } from '../../src/client/memory-store.ts'
import type { ProcessedEvent } from '../../src/client/process-inbox.ts'
import type { ReadHistory } from '../../src/client/read-history.ts'
import type { Delivery } from '../../src/client/receiver.ts'
import { sqliteStore } from '../../src/client/sqlite-store.ts'
import { createTerraClient } from '../../src/client/terra-client.ts'
import type { TerraEvent } from '../../src/client/terra-event.ts'
import { recordExchange } from '../../src/http/exchange.ts'
import type { Handler } from '../../src/http/handler.ts'
import { manualClock } from '../../src/kernel/clock.ts'
import { createMockPartner } from '../../src/mock/mock-partner.ts'
import type { Partner } from '../../src/partner/partner.ts'
import { all } from '../client/connected.ts'
import { aurora, pulse } from '../support/partners.ts'

const START_MS = Date.parse('2026-11-20T12:00:00Z')
const DAY_MS = 86_400_000
const HOOK = 'http://127.0.0.1:4012/hook'

/** A mock and a client that know nothing of one another but the descriptor. */
async function meet(partner: Partner, store = memoryStore()) {
  const clock = manualClock(START_MS)
  let receiver: Handler | undefined
  const mock = createMockPartner(partner, { clock, send: (request) => receiver!(request) })
  const told: TerraEvent[] = []
  const deliveries: Delivery[] = []
  const processed: ProcessedEvent[] = []
  const baseUrl = partner.environments.mock!.baseUrl
  const client = createTerraClient({
    partner,
    baseUrl,
    credentials: mock.credentials,
    send: mock.handler,
    clock,
    store,
    processOnDelivery: false,
    onEvent: ({ event }) => {
      told.push(event)
    },
    onDelivery: (delivery) => deliveries.push(delivery),
    onProcessed: (some) => processed.push(...some),
  })
  receiver = client.receiver()
  const user = mock.users[0]!
  const consent = async (url: string) => {
    const walked = await followConsent(consentUrl(url, partner.environments.mock!, user.id), {
      redirectUri: 'http://127.0.0.1:4011/callback',
      exchange: recordExchange(mock.handler, clock),
    })
    if (!walked.reached) throw new Error(walked.reason)
    return walked.redirectUrl
  }
  const connection = await client.connect({ consent })
  return { mock, client, told, deliveries, processed, connection, user, clock, store }
}

describe.each([
  ['aurora', aurora],
  ['pulse', pulse],
])('the client and the mock of %s', (_, load) => {
  it('agree on who the user is and what was granted', async () => {
    const { connection, user } = await meet(await load())
    expect(connection.userId).toBe(user.id)
    expect(connection.scopes.length).toBeGreaterThan(2)
  })

  it('agree on every record of a month, each mapped without a problem and told once', async () => {
    const partner = await load()
    const { client, connection, mock, user, told, store } = await meet(partner)
    const read = await client.backfill(connection.id, { days: 28 })
    expect(read.map(({ ended }: ReadHistory) => ended)).toEqual(read.map(() => 'complete'))
    expect(read.flatMap(({ problems }) => problems)).toEqual([])
    for (const { type, changed, records } of read) {
      const there = mock.world.records(user.id, type, START_MS - 28 * DAY_MS, START_MS)
      const started = there.filter(({ startMs }) => startMs >= START_MS - 28 * DAY_MS && startMs < START_MS)
      const ids = (await store.records(connection.id, type)).map(({ id }) => id)
      expect(ids).toEqual(expect.arrayContaining(started.map(({ id }) => id)))
      expect([type, changed, ids.length]).toEqual([type, records, records])
      const sent = told.flatMap((event) => (event.type === type && 'data' in event ? event.data : []))
      expect(sent).toHaveLength(changed)
    }
    const before = told.length
    await client.backfill(connection.id, { days: 28 })
    expect(told).toHaveLength(before)
  })

  it('agree on refreshed tokens, on revoked ones, and on what is over', async () => {
    const { client, connection, told } = await meet(await load())
    const before = await client.accessToken(connection.id)
    expect((await client.refresh(connection.id)).accessToken).not.toBe(before)
    await client.backfill(connection.id, { days: 1, types: ['sleep'] })
    expect((await client.revoke(connection.id))?.response.status).toBeLessThan(300)
    await expect(client.accessToken(connection.id)).rejects.toMatchObject({ code: 'GRANT_DEAD' })
    expect(told.at(-1)?.type).toBe('deauth')
  })

  it('agree on webhooks: registered, signed, verified, told once however often they come', async () => {
    const partner = await load()
    const { client, connection, mock, user, deliveries, told, clock, processed } = await meet(partner)
    const registered = await client.registerWebhooks(HOOK)
    expect(registered.map(({ accepted }) => accepted)).toEqual(registered.map(() => true))
    const event = partner.webhooks!.events.find(({ dataType }) => dataType === 'sleep')!.name
    await mock.emit(event, user.id)
    await clock.advance(100)
    await mock.idle()
    expect(deliveries.map(({ verdict }) => verdict)).toEqual([
      { verdict: 'accepted', stored: 1, duplicates: 0, unknown: 0 },
    ])
    await client.processInbox()
    expect(processed).toMatchObject([{ outcome: { kind: 'stored', problems: [] } }])
    const sleeps = () => told.filter(({ type }) => type === 'sleep').length
    expect(sleeps()).toBe(1)
    await client.backfill(connection.id, { days: 28, types: ['sleep'] })
    const again = sleeps()
    await client.poll(connection.id)
    expect(sleeps()).toBe(again)
  })

  it('agree that a user who withdraws is gone', async () => {
    const { client, mock, user, told, clock } = await meet(await load())
    await client.registerWebhooks(HOOK)
    await mock.disconnect(user.id)
    await clock.advance(100)
    await mock.idle()
    await client.processInbox()
    expect(told.at(-1)?.type).toBe('deauth')
  })

  it('agree when the client keeps its state in SQLite', async () => {
    const { client, connection } = await meet(await load(), sqliteStore(':memory:'))
    const [read] = await client.backfill(connection.id, { days: 7, types: ['sleep'] })
    const span = { fromMs: START_MS - 7 * DAY_MS, toMs: START_MS }
    expect(await all(client.pull(connection.id, 'sleep', span))).toHaveLength(read!.records)
  })
})
