import { beforeAll, describe, expect, it } from 'vitest'
import { createIsolatedPartner } from '../../src/ci/isolated-partner.ts'
import { consentAutomatically } from '../../src/client/consent-automatically.ts'
import { memoryStore } from '../../src/client/memory-store.ts'
import type { ReadHistory } from '../../src/client/read-history.ts'
import { createTerraClient } from '../../src/client/terra-client.ts'
import type { TerraEvent } from '../../src/client/terra-event.ts'
import { random } from '../../src/kernel/random.ts'
import { dataTypesOf, type Partner } from '../../src/partner/partner.ts'
import { aurora, pulse } from '../support/partners.ts'

const DAY_MS = 86_400_000
const DAYS = 90

/** A mock, its emitter and the client live through the days on one clock, and leave what happened. */
async function live(partner: Partner) {
  const own = createIsolatedPartner(partner)
  const { mock, clock, send, baseUrl } = own
  const routes: [route: string, status: number][] = []
  mock.journal.subscribe((entry) => {
    if (entry.kind === 'exchange') routes.push([entry.route, entry.response.status])
  })
  const store = memoryStore()
  const told: TerraEvent[] = []
  const client = createTerraClient({
    partner,
    baseUrl,
    credentials: mock.credentials,
    send,
    clock,
    store,
    random: random(7, 'client'),
    onEvent: ({ event }) => void told.push(event),
  })
  const startMs = clock.epochMs()
  const { id } = await client.connect({ consent: consentAutomatically(partner, send) })
  const first = await client.backfill(id, { days: DAYS })

  // The receiver is down whenever something comes for the first time.
  const receiver = client.receiver()
  const seen = new Set<string>()
  const { url } = await own.listen(async (request) => {
    const body = await request.clone().text()
    if (seen.has(body)) return receiver(request)
    seen.add(body)
    return new Response(null, { status: 503 })
  })
  await client.registerWebhooks(url)

  const polls: (readonly ReadHistory[] | Error)[] = []
  const stop = new AbortController()
  const polling = client.pollUntilStopped({
    everyMs: DAY_MS,
    signal: stop.signal,
    onPoll: (_, outcome) => void polls.push(outcome),
  })
  const userId = mock.users[0]!.id
  const event = partner.webhooks!.events.find(({ dataType }) => dataType === 'sleep')!.name
  for (let day = 0; day < DAYS; day++) {
    await clock.sleep(DAY_MS)
    await mock.emit(event, userId)
  }
  await mock.idle()
  await clock.sleep(DAY_MS)
  stop.abort()
  await polling
  await client.poll(id)
  const last = await client.backfill(id, { days: 2 * DAYS })
  mock.close()
  return { own, client, store, id, userId, startMs, told, routes, polls, first, last }
}

describe.each([
  ['aurora', aurora],
  ['pulse', pulse],
])('ninety days with %s on one clock', (_, load) => {
  let lived: Awaited<ReturnType<typeof live>>
  beforeAll(async () => {
    lived = await live(await load())
  })

  it('pass without a wait', () => {
    expect(lived.own.clock.epochMs() - lived.startMs).toBeGreaterThan(DAYS * DAY_MS)
  })

  it('are polled once a day, give or take a third, and every poll finds its token expired and renews it', () => {
    const { polls, routes } = lived
    expect(polls.length).toBeGreaterThan((DAYS * 3) / 4 - 1)
    expect(polls.length).toBeLessThan((DAYS * 3) / 2 + 1)
    expect(polls.filter((outcome) => outcome instanceof Error)).toEqual([])
    const renewals = routes.filter(([route]) => route === 'token' || route === 'refresh').length - 1
    expect(renewals).toBeGreaterThanOrEqual(polls.length)
    expect(routes.filter(([, status]) => status >= 400)).toEqual([])
  })

  it('bring an event a day, refused at first and delivered when its retry is due', () => {
    const { mock } = lived.own
    const { retry } = mock.partner.webhooks!
    const attempts = Map.groupBy(mock.deliveries, ({ message }) => message.id)
    expect(attempts.size).toBe(DAYS)
    for (const [first, second, ...others] of attempts.values()) {
      expect([first?.response?.status, second?.acknowledged, others]).toEqual([503, true, []])
      const waitedSeconds = (second!.sentAtMs - first!.sentAtMs) / 1000
      expect(waitedSeconds).toBeGreaterThanOrEqual(retry.delaysSeconds[0]! * 0.9)
      expect(waitedSeconds).toBeLessThanOrEqual(retry.delaysSeconds[0]! * 1.2)
    }
  })

  it('leave every record of these days and of the ninety before, once', async () => {
    const { own, store, id, userId, startMs, first, last, told } = lived
    const { mock, clock } = own
    const fromMs = startMs - DAYS * DAY_MS
    for (const type of dataTypesOf(mock.partner)) {
      const ids = (await store.records(id, type)).map((record) => record.id)
      const there = mock.world
        .records(userId, type, fromMs, clock.epochMs())
        .filter((record) => record.startMs >= fromMs)
        .map((record) => record.id)
      expect(new Set(ids).size).toBe(ids.length)
      expect([type, there.filter((record) => !ids.includes(record))]).toEqual([type, []])
      expect(there.length).toBeGreaterThanOrEqual(2 * DAYS - 2)
    }
    // The second backfill reads all of it again, and nothing is news.
    expect(first.map(({ ended, changed, records }) => [ended, changed === records])).toEqual(
      first.map(() => ['complete', true]),
    )
    expect(last.map(({ ended }) => ended)).toEqual(first.map(() => 'complete'))
    expect(last.map(({ changed }) => changed)).toEqual(first.map(() => 0))
    expect(told.filter(({ type }) => type === 'auth' || type === 'deauth').map(({ type }) => type)).toEqual([
      'auth',
    ])
  })
})
