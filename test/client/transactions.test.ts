import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { memoryStore } from '../../src/client/memory-store.ts'
import { sqliteStore } from '../../src/client/sqlite-store.ts'
import type { Store } from '../../src/client/store.ts'
import type { Transaction } from '../../src/partner/transaction.ts'
import { namingWorkouts, offeringWorkouts } from '../support/offering-workouts.ts'
import { all, dataTold, type Setup, START_MS, setup } from './connected.ts'
import { type Offering, offering, workout } from './offering-partner.ts'
import { json } from './small-partner.ts'

const DAY_MS = 86_400_000
const WORKOUTS = { types: ['activity'] } as const
const folder = mkdtempSync(join(tmpdir(), 'terrarium-transactions-'))
afterAll(() => rmSync(folder, { recursive: true }))

interface Subject extends Setup {
  readonly id: string
  readonly partnerSide: Offering
  backfill(): ReturnType<Setup['client']['backfill']>
  /** The ids of the workouts that Terra's customer was told of. */
  tellings(): readonly string[]
}

async function connected(
  ids: readonly string[],
  options: {
    readonly names?: boolean
    readonly store?: Store
    readonly change?: Partial<Transaction>
  } = {},
): Promise<Subject> {
  const { names = false, store = memoryStore(), change } = options
  const partnerSide = offering({ names })
  partnerSide.offered.push(...ids.map((id, index) => workout(id, index)))
  const all = await setup({
    change: (partner) => (names ? namingWorkouts(partner, change) : offeringWorkouts(partner, change)),
    client: { store, patience: { attempts: 1 } },
  })
  all.small.intercept(partnerSide.intercept)
  const { id } = await all.connect()
  return {
    ...all,
    id,
    partnerSide,
    backfill: () => all.client.backfill(id, WORKOUTS),
    tellings: () => tellings(all),
  }
}

/** A thin event that waits in the inbox. */
function about(id: string) {
  return {
    key: id,
    remember: true,
    body: JSON.stringify({
      type: 'workout.updated',
      id,
      user_id: 'usr_1',
      data: { workout_id: id, start_time: '2026-11-18T00:00:00+00:00' },
    }),
    receivedMs: START_MS,
  }
}

function tellings({ told }: Pick<Setup, 'told'>): readonly string[] {
  return dataTold(told, 'activity')
    .flat()
    .map((record) => (record as { readonly id: string }).id)
}

describe('records that are offered once', () => {
  it('are read transaction by transaction, each stored before it is committed, until there is nothing new', async () => {
    const { backfill, tellings, partnerSide, store, id } = await connected(['a', 'b', 'c'])
    const storedAtCommit: number[] = []
    partnerSide.instead.commit = async () => {
      storedAtCommit.push((await store.records(id, 'activity')).length)
      return undefined
    }
    expect(await backfill()).toMatchObject([{ ended: 'complete', records: 3, changed: 3 }])
    expect(partnerSide.asked).toEqual([
      ...['open', 'list t1', 'commit t1'],
      ...['open', 'list t2', 'commit t2', 'open'],
    ])
    expect(storedAtCommit).toEqual([2, 3])
    expect(tellings()).toEqual(['a', 'b', 'c'])
  })

  it('are asked for on each poll, whatever the time, and no poll makes anything twice', async () => {
    const { backfill, client, id, tellings, partnerSide, clock } = await connected(['a'])
    await backfill()
    await clock.advance(30 * DAY_MS)
    const poll = async () => (await client.poll(id)).find(({ type }) => type === 'activity')
    expect(await poll()).toMatchObject({ ended: 'complete', records: 0 })
    partnerSide.offered.push(workout('b'))
    expect(await poll()).toMatchObject({ ended: 'complete', records: 1, changed: 1 })
    expect(tellings()).toEqual(['a', 'b'])
  })

  it('are read again when they have been amended, and replace what was read before', async () => {
    const { backfill, client, id, partnerSide, store, tellings } = await connected(['a'])
    await backfill()
    partnerSide.offered.push({ ...workout('a'), updated_at: '2026-11-19T08:00:00+00:00', calories: 300 })
    await client.poll(id)
    expect(tellings()).toEqual(['a', 'a'])
    expect((await store.records(id, 'activity')).map(({ raw }) => raw)).toEqual([
      expect.stringContaining('"calories":300'),
    ])
  })

  it('are there where the answer to the opening has an id, though it has the status of nothing new', async () => {
    const { backfill, tellings } = await connected(['a'], { change: { nothing: 201 } })
    expect(await backfill()).toMatchObject([{ ended: 'complete', records: 1 }])
    expect(tellings()).toEqual(['a'])
  })

  it('are no failure where an event has them taken while a poll is about to', async () => {
    const { backfill, client, store, partnerSide, tellings } = await connected(['a'])
    await store.receive([about('a')])
    partnerSide.instead.list = async () => {
      partnerSide.instead.list = undefined
      await client.processInbox()
      return undefined
    }
    expect(await backfill()).toMatchObject([{ ended: 'complete' }])
    expect(tellings()).toEqual(['a'])
  })

  it('are left to who has them open', async () => {
    const { backfill, partnerSide } = await connected(['a'])
    await partnerSide.intercept(
      new Request('http://partner.test/v1/workout-transactions', { method: 'POST' }),
      '',
    )
    expect(await backfill()).toMatchObject([{ ended: 'complete', records: 0 }])
  })

  it('are refused as anything else, and the reason is told', async () => {
    const { backfill, partnerSide } = await connected(['a'])
    partnerSide.instead.open = () => json({ error: 'forbidden' }, 403)
    expect(await backfill()).toMatchObject([{ ended: 'failed', failure: 'forbidden' }])
    partnerSide.instead.open = () => json({ id: 'elsewhere' }, 201)
    const [malformed] = await backfill()
    expect(malformed?.reason).toBe("there is no transaction's id at '/transaction-id'")
  })

  it('end in a complaint where a partner offers again what was committed', async () => {
    const { backfill, partnerSide, tellings } = await connected(['a'])
    partnerSide.instead.commit = () => {
      partnerSide.forget()
      return new Response(null, { status: 200 })
    }
    const [read] = await backfill()
    expect(read).toMatchObject({ ended: 'failed', failure: 'loop' })
    expect(tellings()).toEqual(['a'])
    expect(partnerSide.asked.filter((step) => step === 'open')).toHaveLength(2)
  })
})

describe('a transaction that was not committed', () => {
  /** Killed while the answer to its commit is under way: the promise never settles, the process is gone. */
  let crashes = 0
  async function killed(isCommitHeard: boolean) {
    const file = join(folder, `${crashes++}.db`)
    const first = await connected(['a', 'b', 'c'], { store: sqliteStore(file) })
    const { partnerSide } = first
    const gone = Promise.withResolvers<void>()
    partnerSide.instead.commit = async (request, body) => {
      partnerSide.instead.commit = undefined
      if (isCommitHeard) await partnerSide.intercept(request, body)
      gone.resolve()
      return new Promise<never>(() => {})
    }
    void first.backfill()
    await gone.promise
    await first.store.close()
    const second = await setup({
      change: offeringWorkouts,
      client: { store: sqliteStore(file), send: first.small.handler },
    })
    partnerSide.asked.length = 0
    const finish = async () => {
      const [read] = await second.client.backfill(first.id, WORKOUTS)
      const stored = (await second.store.records(first.id, 'activity')).map(({ id }) => id).sort()
      await second.store.close()
      return { read, stored, told: [...first.tellings(), ...tellings(second)].sort() }
    }
    return { partnerSide, finish }
  }

  it('is gone on with after a crash: nothing is lost, nothing told twice', async () => {
    const { partnerSide, finish } = await killed(false)
    const { read, stored, told } = await finish()
    expect(partnerSide.asked).toEqual(['list t1', 'commit t1', 'open', 'list t2', 'commit t2', 'open'])
    expect(read).toMatchObject({ ended: 'complete', records: 3, changed: 1 })
    expect(stored).toEqual(['a', 'b', 'c'])
    expect(told).toEqual(['a', 'b', 'c'])
  })

  it('is opened anew where the partner has forgotten it', async () => {
    const { partnerSide, finish } = await killed(false)
    partnerSide.forget()
    const { read, stored, told } = await finish()
    expect(partnerSide.asked.slice(0, 4)).toEqual(['list t1', 'open', 'list t2', 'commit t2'])
    expect(read).toMatchObject({ ended: 'complete', records: 3, changed: 1 })
    expect([stored, told]).toEqual([
      ['a', 'b', 'c'],
      ['a', 'b', 'c'],
    ])
  })

  it('was committed after all, where only the answer was lost', async () => {
    const { partnerSide, finish } = await killed(true)
    const { read, stored, told } = await finish()
    expect(partnerSide.asked.slice(0, 3)).toEqual(['list t1', 'open', 'list t2'])
    expect(read).toMatchObject({ ended: 'complete', records: 1, changed: 1 })
    expect([stored, told]).toEqual([
      ['a', 'b', 'c'],
      ['a', 'b', 'c'],
    ])
  })

  it('is no failure where the commit finds none, and what is offered again is known', async () => {
    const { backfill, client, id, partnerSide, tellings } = await connected(['a'])
    partnerSide.instead.commit = () => {
      partnerSide.forget()
      partnerSide.instead.commit = undefined
      return json({ error: 'not_found' }, 404)
    }
    expect(await backfill()).toMatchObject([{ ended: 'complete', records: 1 }])
    const polled = (await client.poll(id)).find(({ type }) => type === 'activity')
    expect(polled).toMatchObject({ ended: 'complete', records: 1, changed: 0 })
    expect(partnerSide.offered).toEqual([])
    expect(tellings()).toEqual(['a'])
  })

  it('is committed later where the partner could not do it', async () => {
    const { backfill, partnerSide, tellings } = await connected(['a'])
    partnerSide.instead.commit = () => json({ error: 'down' }, 503)
    expect(await backfill()).toMatchObject([{ ended: 'failed', failure: 'unavailable' }])
    partnerSide.instead.commit = undefined
    expect(await backfill()).toMatchObject([{ ended: 'complete', changed: 0 }])
    expect(partnerSide.asked).toEqual(['open', 'list t1', 'commit t1', 'list t1', 'commit t1', 'open'])
    expect(tellings()).toEqual(['a'])
  })
})

describe('workouts that are named by their URLs', () => {
  it('are fetched one by one; what has been deleted since is passed over', async () => {
    const { backfill, partnerSide, tellings } = await connected(['a', 'b'], { names: true })
    partnerSide.instead.item = (request) =>
      request.url.endsWith('/a') ? json({ error: 'not_found' }, 404) : undefined
    expect(await backfill()).toMatchObject([{ ended: 'complete', pages: 1, records: 1 }])
    expect(partnerSide.asked).toEqual(['open', 'list t1', 'item t1 a', 'item t1 b', 'commit t1', 'open'])
    expect(tellings()).toEqual(['b'])
  })

  it('are asked for as JSON, and as the descriptor says', async () => {
    const request = {
      method: 'GET',
      url: '/v1/workouts/{recordId}',
      headers: { 'x-transaction': '{transactionId}' },
    } as const
    const { backfill, partnerSide } = await connected(['a'], {
      names: true,
      change: { items: { at: '/workouts', request } },
    })
    const seen: (string | null)[] = []
    partnerSide.instead.item = ({ headers }) => {
      seen.push(headers.get('accept'), headers.get('x-transaction'))
      return undefined
    }
    await backfill()
    expect(seen).toEqual(['application/json', 't1'])
  })

  it('are not committed when one of them cannot be read now', async () => {
    const { backfill, partnerSide, tellings } = await connected(['a', 'b'], { names: true })
    partnerSide.instead.item = (request) => (request.url.endsWith('/b') ? json({}, 500) : undefined)
    expect(await backfill()).toMatchObject([{ ended: 'failed', failure: 'unavailable', records: 1 }])
    partnerSide.instead.item = undefined
    expect(await backfill()).toMatchObject([{ ended: 'complete', records: 2, changed: 1 }])
    expect(tellings()).toEqual(['a', 'b'])
  })

  it('are not followed to another host', async () => {
    const { backfill, partnerSide } = await connected(['a'], { names: true })
    partnerSide.instead.list = () => json({ workouts: ['http://elsewhere.test/a'] })
    expect(await backfill()).toMatchObject([{ ended: 'failed', failure: 'foreignHost' }])
    partnerSide.instead.list = () => json({ workouts: [7] })
    expect(await backfill()).toMatchObject([{ ended: 'failed', failure: 'malformed' }])
    expect(partnerSide.asked.some((step) => step.startsWith('commit'))).toBe(false)
  })
})

describe('who only looks', () => {
  const SPAN = { fromMs: START_MS - DAY_MS, toMs: START_MS }

  it('streams one transaction and leaves it open', async () => {
    const { client, id, partnerSide } = await connected(['a', 'b', 'c'])
    expect(await all(client.pull(id, 'activity', SPAN))).toHaveLength(2)
    expect(partnerSide.asked).toEqual(['open', 'list t1'])
  })

  it('may look again, and take what was looked at, though a second transaction is not to be had', async () => {
    const { client, id, partnerSide } = await connected(['a', 'b', 'c'])
    const looked = await all(client.pull(id, 'activity', SPAN))
    expect(await all(client.pull(id, 'activity', SPAN))).toEqual(looked)
    expect(await all(client.pull(id, 'activity', SPAN, { commit: true }))).toHaveLength(3)
    expect(partnerSide.asked.slice(0, 4)).toEqual(['open', 'list t1', 'list t1', 'list t1'])
  })

  it('commits when it is told to, and not what it has not taken', async () => {
    const { client, id, partnerSide } = await connected(['a', 'b', 'c'])
    for await (const _ of client.pull(id, 'activity', SPAN, { commit: true })) break
    expect(partnerSide.asked).toEqual(['open', 'list t1'])
    expect(await all(client.pull(id, 'activity', SPAN, { commit: true }))).toHaveLength(3)
    expect(partnerSide.offered).toEqual([])
  })
})

describe('a thin event about them', () => {
  it('has what is new read and taken; one that comes after a poll finds nothing, and is done', async () => {
    const { client, store, partnerSide, tellings } = await connected(['a'])
    await store.receive([about('a'), about('b')])
    const outcomes = (await client.processInbox()).map(({ outcome }) => outcome)
    expect(outcomes).toMatchObject([
      { kind: 'stored', records: 1 },
      { kind: 'stored', records: 0 },
    ])
    expect(await client.processInbox()).toEqual([])
    expect(tellings()).toEqual(['a'])
    expect(partnerSide.offered).toEqual([])
  })

  it('comes again where the partner cannot be asked now', async () => {
    const { client, store, partnerSide } = await connected(['a'])
    partnerSide.instead.open = () => json({}, 503)
    await store.receive([about('a')])
    expect(await client.processInbox()).toMatchObject([{ outcome: { kind: 'postponed' } }])
  })
})
