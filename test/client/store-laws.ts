import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Connection } from '../../src/client/connection.ts'
import { freshGrant, type Grant } from '../../src/client/grant.ts'
import type { OutgoingEvent, ReceivedEvent, Store, StoredRecord } from '../../src/client/store.ts'

const connection: Connection = { id: 'c1', userId: '9007199254740993', scopes: ['a'], createdAtMs: 1 }
const grant: Grant = freshGrant('c1', {
  accessToken: 'a1',
  refreshToken: 'r1',
  expiresAtMs: 5,
  obtainedAtMs: 1,
})
const told = (id: string): OutgoingEvent => ({
  id,
  event: { type: 'auth_cancelled', status: 'error', reason: id, reference_id: null },
})
const event = (key: string, more: Partial<ReceivedEvent> = {}): ReceivedEvent => ({
  key,
  remember: true,
  body: `{"id":"${key}"}`,
  receivedMs: 1000,
  ...more,
})
const record = (id: string, raw: string, updatedMs?: number): StoredRecord => ({
  connectionId: 'c1',
  type: 'sleep',
  id,
  raw,
  terra: { raw },
  ...(updatedMs === undefined ? {} : { updatedMs }),
})

/** What every store owes the client, whatever it keeps its rows in. */
export function obeysStoreLaws(open: () => Promise<Store>): void {
  let store: Store
  beforeEach(async () => {
    store = await open()
  })
  afterEach(() => store.close())

  describe('connections and grants', () => {
    it('come back as they were stored', async () => {
      await store.saveConnection(connection)
      await store.saveConnection({ ...connection, scopes: ['a', 'b'] })
      expect(await store.connection('c1')).toEqual({ ...connection, scopes: ['a', 'b'] })
      expect(await store.connections()).toHaveLength(1)
      expect(await store.connection('c2')).toBeUndefined()
    })

    it('change a grant only for who has seen its last version', async () => {
      expect(await store.replaceGrant(grant, 0)).toBe(true)
      expect(await store.replaceGrant(grant, 0)).toBe(false)
      expect(await store.grant('c1')).toEqual({ ...grant, version: 1 })
      expect(await store.replaceGrant({ ...grant, generation: 2 }, 1)).toBe(true)
      expect(await store.replaceGrant({ ...grant, generation: 9 }, 1)).toBe(false)
      expect(await store.grant('c1')).toEqual({ ...grant, version: 2, generation: 2 })
    })

    it('let one of many concurrent changes win', async () => {
      await store.replaceGrant(grant, 0)
      const wins = await Promise.all(
        Array.from({ length: 20 }, (_, index) => store.replaceGrant({ ...grant, generation: index }, 1)),
      )
      expect(wins.filter(Boolean)).toHaveLength(1)
    })

    it('tell what a change says if, and only if, it happens', async () => {
      await store.replaceGrant(grant, 0, [told('yes')])
      await store.replaceGrant(grant, 0, [told('no')])
      expect((await store.claimOutgoing(0, 10))?.id).toBe('yes')
      expect(await store.claimOutgoing(0, 10)).toBeUndefined()
    })
  })

  describe('records', () => {
    it('are stored by identity, and only news is news', async () => {
      const news: string[][] = []
      const batches = [
        [record('1', '{"v":1}'), record('2', '{"v":1}')],
        [record('1', '{"v":1}'), record('2', '{"v":2}')],
        [record('1', '{"v":1}')],
      ]
      for (const records of batches) news.push((await store.commit({ records })).map(({ id }) => id))
      expect(news).toEqual([['1', '2'], ['2'], []])
      expect((await store.records('c1', 'sleep')).map(({ id, raw }) => [id, raw])).toEqual([
        ['1', '{"v":1}'],
        ['2', '{"v":2}'],
      ])
    })

    it('are not overwritten by an older revision, in whatever order revisions arrive', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(fc.nat(5), { minLength: 1, maxLength: 8 }), async (revisions) => {
          const fresh = await open()
          for (const revision of revisions) {
            await fresh.commit({ records: [record('1', `{"v":${revision}}`, revision)] })
          }
          const [stored] = await fresh.records('c1', 'sleep')
          await fresh.close()
          expect(stored?.updatedMs).toBe(Math.max(...revisions))
        }),
        { seed: 20261123, numRuns: 25 },
      )
    })

    it('go together with what is told about them and with the event they came by', async () => {
      await store.receive([event('e1')])
      const batch = {
        records: [record('1', '{}')],
        settles: 'e1',
        announce: (changed: readonly StoredRecord[]) => changed.map(({ id }) => told(`about ${id}`)),
      }
      await store.commit(batch)
      await store.commit(batch)
      expect((await store.claimOutgoing(0, 10))?.id).toBe('about 1')
      expect(await store.claimOutgoing(0, 10)).toBeUndefined()
      expect(await store.claimEvent(2000, 10)).toBeUndefined()
    })

    it('are left alone, as is all else, when telling about them fails', async () => {
      await store.receive([event('e1')])
      const announce = () => {
        throw new RangeError('no')
      }
      const connection = { id: 'c9', scopes: [], createdAtMs: 0 }
      const batch = { records: [record('1', '{}')], connection, settles: 'e1', announce }
      await expect(store.commit(batch)).rejects.toThrow('no')
      expect(await store.records('c1', 'sleep')).toEqual([])
      expect(await store.connection('c9')).toBeUndefined()
      expect((await store.claimEvent(2000, 10))?.key).toBe('e1')
    })

    it('take a changed connection with them', async () => {
      const connection = { id: 'c9', scopes: ['sleep.read'], createdAtMs: 0 }
      await store.commit({ records: [], connection, outgoing: [told('of it')] })
      expect(await store.connection('c9')).toEqual(connection)
      expect((await store.claimOutgoing(0, 10))?.id).toBe('of it')
    })

    it('are gone when deleted', async () => {
      await store.commit({ records: [record('1', '{}'), record('2', '{}')] })
      await store.commit({ records: [], deleted: [record('1', '{}')] })
      expect((await store.records('c1', 'sleep')).map(({ id }) => id)).toEqual(['2'])
    })
  })

  describe('the inbox', () => {
    it('takes an event once, also within one delivery and after it is done', async () => {
      expect(await store.receive([event('e1'), event('e2'), event('e1')])).toEqual(['e1', 'e2'])
      await store.settleEvent('e1', { done: true })
      expect(await store.receive([event('e1'), event('e3')])).toEqual(['e3'])
    })

    it('takes an event without an id again once it is done', async () => {
      const anonymous = event('content:x', { remember: false })
      expect(await store.receive([anonymous])).toHaveLength(1)
      expect(await store.receive([anonymous])).toHaveLength(0)
      await store.settleEvent('content:x', { done: true })
      expect(await store.receive([anonymous])).toHaveLength(1)
    })

    it('gives out the oldest first, each to one worker, and again when the worker is gone', async () => {
      await store.receive([event('e1'), event('e2')])
      const claims = await Promise.all([
        store.claimEvent(0, 10),
        store.claimEvent(0, 10),
        store.claimEvent(0, 10),
      ])
      expect(claims.map((claim) => claim?.key)).toEqual(['e1', 'e2', undefined])
      expect(await store.claimEvent(9, 10)).toBeUndefined()
      expect(await store.claimEvent(10, 10)).toEqual({ ...event('e1'), attempt: 2 })
    })

    it('holds an event back until its time', async () => {
      await store.receive([event('e1')])
      await store.claimEvent(0, 10)
      await store.settleEvent('e1', { done: false, notBeforeMs: 50 })
      expect(await store.claimEvent(49, 10)).toBeUndefined()
      expect((await store.claimEvent(50, 10))?.attempt).toBe(2)
    })

    it('forgets what is old and done, and nothing else', async () => {
      await store.receive([event('old'), event('open'), event('new', { receivedMs: 5000 })])
      await store.settleEvent('old', { done: true })
      await store.settleEvent('new', { done: true })
      await store.forgetEvents(2000)
      expect(await store.receive([event('old'), event('open'), event('new')])).toEqual(['old'])
    })
  })

  describe('the outbox', () => {
    it('gives out in order, again after the lease, and never after it was handed on', async () => {
      await store.enqueue([told('1'), told('2')])
      expect((await store.claimOutgoing(0, 10))?.id).toBe('1')
      expect((await store.claimOutgoing(0, 10))?.id).toBe('2')
      await store.handedOn('2')
      expect(await store.claimOutgoing(10, 10)).toEqual(told('1'))
      await store.handedOn('1')
      expect(await store.claimOutgoing(99, 10)).toBeUndefined()
    })
  })

  it('keeps progress and secrets', async () => {
    expect(await store.progress('c1', 'sleep')).toBeUndefined()
    await store.saveProgress('c1', 'sleep', { polledToMs: 5 })
    await store.saveProgress('c1', 'sleep', { polledToMs: 6 })
    expect(await store.progress('c1', 'sleep')).toEqual({ polledToMs: 6 })
    await store.addWebhookSecret('s1')
    await store.addWebhookSecret('s1')
    expect(await store.webhookSecrets()).toEqual(['s1'])
  })
}
