import { describe, expect, it } from 'vitest'
import { createIsolatedPartner } from '../../../src/ci/isolated-partner.ts'
import { consentAutomatically } from '../../../src/client/consent-automatically.ts'
import { connectionsOfEvent } from '../../../src/client/link-connection.ts'
import { memoryStore } from '../../../src/client/memory-store.ts'
import { sqliteStore } from '../../../src/client/sqlite-store.ts'
import type { Store } from '../../../src/client/store.ts'
import { createTerraClient } from '../../../src/client/terra-client.ts'
import { CHECKS } from '../../../src/conformance/checks/registry.ts'
import type { Fault } from '../../../src/mock/fault.ts'
import { eventUserIdMissing } from '../../../src/mock/faults/auth/event-user-id-missing.ts'
import { eventUserByLinkedId } from '../../../src/mock/faults/webhook/event-user-by-linked-id.ts'
import { problem } from '../../../src/mock/problem.ts'
import type { Partner } from '../../../src/partner/partner.ts'
import { accusing, judgeMock } from '../../support/judge-mock.ts'
import { aurora } from '../../support/partners.ts'
import { afterCoros, afterSuunto, afterWahoo } from './after-real-partners.ts'

const modern = await aurora()
const DAY_MS = 86_400_000

/** A client and a mock that know nothing of one another but the descriptor, in virtual time. */
async function connected(partner: Partner, store: Store = memoryStore(), faults: readonly Fault[] = []) {
  const { mock, send, clock, baseUrl, listen } = createIsolatedPartner(partner, { faults })
  const client = createTerraClient({
    partner,
    baseUrl,
    credentials: mock.credentials,
    send,
    clock,
    store,
    processOnDelivery: false,
  })
  const connection = await client.connect({ consent: consentAutomatically(partner, send) })
  return { mock, client, clock, store, listen, connection, user: mock.users[0]! }
}

type Connected = Awaited<ReturnType<typeof connected>>

/** Reads a week, then hears of a night by webhook: what became of the event. */
async function readsAndHears({ mock, client, connection, listen, user }: Connected) {
  const [read] = await client.backfill(connection.id, { days: 7, types: ['sleep'] })
  const { url } = await listen(client.receiver())
  await client.registerWebhooks(url)
  await mock.emit('sleep.updated', user.id)
  await mock.idle()
  const processed = await client.processInbox()
  return { read: read?.ended, heard: processed.map(({ outcome }) => outcome.kind) }
}

describe.each([
  ['COROS', afterCoros(modern)],
  ['Wahoo', afterWahoo(modern)],
  ['Suunto', afterSuunto(modern)],
])('an honest partner after %s', (_, partner) => {
  it('is connected, read, and heard', async () => {
    expect(await readsAndHears(await connected(partner))).toEqual({ read: 'complete', heard: ['stored'] })
  })

  it('is accused of nothing, whatever is checked', async () => {
    const report = await judgeMock(partner, { patienceMs: 31 * DAY_MS })
    expect(accusing(report).map(({ id, found }) => `${id}: ${found}`)).toEqual([])
    expect(report.checks.filter(({ verdict }) => verdict === 'pass').length).toBeGreaterThan(180)
  })
})

describe('a partner that extends tokens', () => {
  it('is asked once in thirty days, and the tokens stay', async () => {
    const { client, clock, connection, mock, store } = await connected(afterCoros(modern))
    const first = await client.accessToken(connection.id)
    for (let day = 0; day <= 90; day++) {
      expect(await client.accessToken(connection.id)).toBe(first)
      const [read] = await client.backfill(connection.id, { days: 1, types: ['daily'] })
      expect(read).toMatchObject({ ended: 'complete' })
      await clock.sleep(DAY_MS)
    }
    expect(mock.journal.find({ route: 'refresh' })).toHaveLength(3)
    expect(await store.grant(connection.id)).toMatchObject({ generation: 4, failures: 0 })
  })
})

describe('a partner whose old pair lives until the new one is used', () => {
  it('loses no grant to an answer that is lost', async () => {
    const partner = afterWahoo(modern)
    const { mock, send, clock, baseUrl } = createIsolatedPartner(partner)
    let isLost = false
    const client = createTerraClient({
      partner,
      baseUrl,
      credentials: mock.credentials,
      clock,
      store: memoryStore(),
      send: async (request) => {
        const answer = await send(request)
        if (isLost && request.url.endsWith('/oauth/token')) {
          isLost = false
          throw new Error('the answer was lost')
        }
        return answer
      },
    })
    const { id } = await client.connect({ consent: consentAutomatically(partner, send) })
    const old = await client.accessToken(id)
    isLost = true
    await clock.sleep(3600_000)
    const renewed = await client.accessToken(id)
    expect(renewed).not.toBe(old)
    expect(mock.ledger.refreshTokens).toHaveLength(3)
    const [read] = await client.backfill(id, { days: 1, types: ['sleep'] })
    expect(read).toMatchObject({ ended: 'complete' })
    expect(mock.ledger.refreshTokens.map(({ revokedAtMs }) => revokedAtMs !== undefined)).toEqual([
      true,
      false,
      false,
    ])
  })
})

describe('a partner whose events call the user by another id', () => {
  const partner = afterSuunto(modern)

  it.each([
    ['in memory', memoryStore],
    ['in a file', () => sqliteStore(':memory:')],
  ])('is known by both ids (%s)', async (_, open) => {
    const { connection, store, user, mock } = await connected(partner, open())
    expect(user.eventId).toMatch(/./)
    expect(user.eventId).not.toBe(user.id)
    expect(new Set(mock.users.flatMap(({ id, eventId }) => [id, eventId])).size).toBe(mock.users.length * 2)
    expect(await store.connection(connection.id)).toMatchObject({
      userId: user.id,
      eventUserId: user.eventId,
    })
    await store.close()
  })

  it('has events about its users: by the linked id they would be about nobody', async () => {
    const wrong = await connected(partner, memoryStore(), [eventUserByLinkedId])
    expect(await readsAndHears(wrong)).toEqual({ read: 'complete', heard: ['unknownUser'] })
  })

  it('is found by the linked id where the connection was stored before there was another', async () => {
    const { connection, store } = await connected(modern)
    expect(await store.connection(connection.id)).not.toHaveProperty('eventUserId')
    const found = await connectionsOfEvent({ store, partner }, connection.userId)
    expect(found.map(({ id }) => id)).toEqual([connection.id])
  })

  it('is not connected where that id is told nowhere, and it is said what is missing', async () => {
    const { mock, send, clock, baseUrl } = createIsolatedPartner(partner, { faults: [eventUserIdMissing] })
    const client = createTerraClient({
      partner,
      baseUrl,
      credentials: mock.credentials,
      send,
      clock,
      store: memoryStore(),
    })
    await expect(client.connect({ consent: consentAutomatically(partner, send) })).rejects.toThrow(
      /the user's id for events cannot be found: the JWT at '\/access_token' has nothing at '\/uk'/,
    )
  })
})

it('is not said to keep an old pair where the new one could not be used at all', async () => {
  const fault: Fault = {
    id: 'renewed-token-refused',
    area: 'auth',
    title: 'Renewed access tokens open nothing.',
    source: { document: 'RFC 6749', section: '6' },
    caughtBy: ['auth/refreshed-token-works'],
    hooks: {
      accessProblems: (honest) => (attempt, mock) =>
        attempt.found?.previous === undefined
          ? honest(attempt, mock)
          : [problem('unknown', 'invalid_token', 'The token is unknown.', 401)],
    },
  }
  const ids = ['auth/refreshed-token-works', 'auth/old-access-token-ends', 'auth/old-refresh-token-ends']
  const checks = CHECKS.filter(({ id }) => ids.includes(id))
  const report = await judgeMock(afterWahoo(modern), { faults: [fault], checks })
  expect(Object.fromEntries(report.checks.map(({ id, verdict }) => [id, verdict]))).toEqual({
    'auth/refreshed-token-works': 'fail',
    'auth/old-access-token-ends': 'not-applicable',
    'auth/old-refresh-token-ends': 'not-applicable',
  })
})
