import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, describe, expect, it } from 'vitest'
import { freshGrant } from '../../../src/client/grant.ts'
import { sqliteStore } from '../../../src/client/sqlite-store.ts'
import { createTerraClient } from '../../../src/client/terra-client.ts'
import { systemClock } from '../../../src/kernel/clock.ts'
import { mockCredentials } from '../../../src/partner/credentials.ts'
import type { Partner } from '../../../src/partner/partner.ts'
import { aurora } from '../../support/partners.ts'
import { recordsTold, toldLine } from './customer.ts'
import { eventKey, persistent, recordId, USERS, userId } from './deliveries.ts'
import { makeFiles } from './files.ts'
import { supervise } from './supervise.ts'

const SEED = Number(process.env.SEED ?? 20261126)
const EVENTS = 7000
/** A delivery is an attempt; with those that fail, so many events take more than this. */
const DELIVERIES = 10_000
const KILLS = 12
const REPLAY = `again with: SEED=${SEED} npx vitest run test/integration/nothing-lost`

const files = makeFiles()
afterAll(() => rmSync(files.folder, { recursive: true }))

describe('an emitter and a receiver that are killed with SIGKILL again and again', () => {
  it(`lose no event in ${DELIVERIES.toLocaleString('en')} deliveries of which a third fails, store each once and hand each on once (seed ${SEED})`, async () => {
    const partner = persistent(await aurora())
    await connectUsers(partner)
    const lost: string[] = []
    const { kills, deliveries } = await supervise(
      files,
      { seed: SEED, events: EVENTS, kills: KILLS },
      (stored) => lost.push(...lostNow(stored)),
    )
    expect(lost, REPLAY).toEqual([])
    await anHourLater(partner)

    const numbers = Array.from({ length: EVENTS }, (_, number) => number)
    expect(rows(files.outbox, 'SELECT sequence AS value FROM parcels'), REPLAY).toEqual([])
    const inbox = rows(files.store, 'SELECT key AS value FROM inbox WHERE done = 1')
    expect(inbox.toSorted(), REPLAY).toEqual(numbers.map(eventKey).toSorted())
    const records = rows(files.store, 'SELECT id AS value FROM records')
    expect(records.toSorted(), REPLAY).toEqual(numbers.map(recordId).toSorted())
    const { counts, repeats } = recordsTold(readFileSync(files.told, 'utf8'))
    expect(
      numbers.filter((number) => counts.get(recordId(number)) !== 1),
      REPLAY,
    ).toEqual([])
    expect(counts.size).toBe(EVENTS)
    // Nothing is proved by a run in which nothing happens.
    expect(kills.emitter).toBeGreaterThan(KILLS / 4)
    expect(kills.receiver).toBeGreaterThan(KILLS / 4)
    expect(deliveries).toBeGreaterThan(DELIVERIES)
    expect(repeats).toBeGreaterThan(20)
  }, 120_000)
})

async function connectUsers(partner: Partner): Promise<void> {
  writeFileSync(files.partner, JSON.stringify(partner))
  writeFileSync(files.told, '')
  const store = sqliteStore(files.store)
  for (let user = 0; user < USERS; user++) {
    const id = `connection-${user}`
    await store.saveConnection({ id, userId: userId(user), scopes: [], createdAtMs: 0 })
    await store.replaceGrant(freshGrant(id, { accessToken: 'unused', obtainedAtMs: 0 }), 0)
  }
  await store.close()
}

/** What the dead were about to do is free for others once their leases are over. */
async function anHourLater(partner: Partner): Promise<void> {
  let aheadMs = 3600_000
  const store = sqliteStore(files.store)
  const client = createTerraClient({
    partner,
    baseUrl: 'http://partner.invalid',
    credentials: mockCredentials(partner),
    send: () => Promise.reject(new Error('nothing is fetched: the events are full')),
    clock: { ...systemClock, epochMs: () => systemClock.epochMs() + aheadMs },
    store,
    mapper: { map: (_type, record) => ({ value: record, problems: [] }) },
    onEvent: (outgoing) => appendFileSync(files.told, toldLine(outgoing)),
  })
  await client.processInbox()
  aheadMs += 3600_000
  await client.processInbox()
  await store.close()
}

/** Events that are in neither place: the emitter says that it had them, and has no more to deliver. */
function lostNow(stored: ReadonlySet<number>): readonly string[] {
  // In this order: what has left the outbox by now was acknowledged before, and so must be in the inbox.
  const waiting = new Set(rows(files.outbox, "SELECT json_extract(message, '$.id') AS value FROM parcels"))
  const received = new Set(rows(files.store, 'SELECT key AS value FROM inbox'))
  return [...stored]
    .filter((number) => !waiting.has(`msg_${number}`) && !received.has(eventKey(number)))
    .slice(0, 5)
    .map((number) => `event ${number} is lost`)
}

/** Read without touching what a crash has left: whoever starts next must find it so. */
function rows(file: string, sql: string): readonly string[] {
  const database = new DatabaseSync(file, { readOnly: true })
  try {
    return database
      .prepare(sql)
      .all()
      .map(({ value }) => String(value))
  } finally {
    database.close()
  }
}
