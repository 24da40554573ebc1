import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { memoryOutbox } from '../../src/emitter/memory-outbox.ts'
import type { Message } from '../../src/emitter/message.ts'
import type { Outbox, Parcel } from '../../src/emitter/outbox.ts'
import { sqliteOutbox } from '../../src/emitter/sqlite-outbox.ts'

const folder = mkdtempSync(join(tmpdir(), 'outbox-'))
afterAll(() => rmSync(folder, { recursive: true }))

const A = 'http://127.0.0.1:9/a'
const B = 'http://127.0.0.1:9/b'
const FREE: ReadonlySet<string> = new Set()

function message(id: string, url = A): Message {
  return { url, event: 'sleep.updated', userId: 'user-1', id, body: '{}', headers: { 'x-id': id } }
}

/** The next parcel, if one is due. */
async function take(
  outbox: Outbox,
  nowMs: number,
  busyUrls: ReadonlySet<string> = FREE,
): Promise<Parcel | undefined> {
  const next = await outbox.take(nowMs, busyUrls)
  return typeof next === 'number' ? undefined : next
}

async function takeAll(outbox: Outbox, nowMs: number): Promise<readonly string[]> {
  const ids: string[] = []
  for (;;) {
    const parcel = await take(outbox, nowMs)
    if (parcel === undefined) return ids
    ids.push(parcel.message.id)
    await outbox.settle(parcel, { done: true })
  }
}

describe.each([
  ['in memory', memoryOutbox],
  ['in SQLite', () => sqliteOutbox(':memory:')],
])('an outbox %s', (_, open) => {
  it('gives what is due, by when it is due and then by when it came', async () => {
    const outbox = open()
    await outbox.put(message('later'), { dueMs: 20 })
    await outbox.put(message('first'), { dueMs: 10 })
    await outbox.put(message('second'), { dueMs: 10 })
    await outbox.put(message('not yet'), { dueMs: 31 })
    expect(await takeAll(outbox, 30)).toEqual(['first', 'second', 'later'])
    expect(await outbox.take(30, FREE)).toBe(31)
    expect(await outbox.count()).toBe(1)
  })

  it('gives a message as it was put in, and to nobody else until it is settled', async () => {
    const outbox = open()
    await outbox.put(message('m1'), { dueMs: 0 })
    const parcel = await take(outbox, 0)
    expect(parcel).toMatchObject({ message: message('m1'), attempts: 0 })
    expect(await take(outbox, 0)).toBeUndefined()
    expect(await outbox.count()).toBe(1)
    await outbox.settle(parcel!, { done: false, attempts: 1, dueMs: 5 })
    expect(await take(outbox, 4)).toBeUndefined()
    expect(await take(outbox, 5)).toMatchObject({ message: message('m1'), attempts: 1 })
  })

  it('passes over URLs that are busy', async () => {
    const outbox = open()
    await outbox.put(message('a'), { dueMs: 0 })
    await outbox.put(message('b', B), { dueMs: 1 })
    expect((await take(outbox, 9, new Set([A])))?.message.id).toBe('b')
    expect(await take(outbox, 9, new Set([A]))).toBeUndefined()
    expect(await outbox.take(9, new Set([A]))).toBe(Number.POSITIVE_INFINITY)
    expect((await take(outbox, 9))?.message.id).toBe('a')
  })

  it('gives of one queue only the oldest, until it is done', async () => {
    const outbox = open()
    await outbox.put(message('u1 first'), { dueMs: 0, queue: 'u1' })
    await outbox.put(message('u1 second'), { dueMs: 0, queue: 'u1' })
    await outbox.put(message('u2 first'), { dueMs: 0, queue: 'u2' })
    const first = await take(outbox, 9)
    expect(first?.message.id).toBe('u1 first')
    expect((await take(outbox, 9))?.message.id).toBe('u2 first')
    expect(await take(outbox, 9)).toBeUndefined()
    await outbox.settle(first!, { done: false, attempts: 1, dueMs: 50 })
    expect(await take(outbox, 9)).toBeUndefined()
    const again = await take(outbox, 50)
    await outbox.settle(again!, { done: true })
    expect((await take(outbox, 50))?.message.id).toBe('u1 second')
  })
})

type Step = { readonly do: 'put' | 'take' | 'retry' | 'done'; readonly at: number; readonly queue: number }

describe('the outboxes', () => {
  it('behave alike, whatever is done to them', async () => {
    const step: fc.Arbitrary<Step> = fc.record({
      do: fc.constantFrom('put', 'put', 'take', 'retry', 'done'),
      at: fc.nat(20),
      queue: fc.nat(3),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const [one, other] = [await run(memoryOutbox(), steps), await run(sqliteOutbox(':memory:'), steps)]
        expect(one).toEqual(other)
      }),
      { seed: 20261123, numRuns: 150 },
    )
  })
})

/** What an outbox says to every step. */
async function run(outbox: Outbox, steps: readonly Step[]): Promise<readonly unknown[]> {
  const said: unknown[] = []
  const taken: Parcel[] = []
  for (const [index, { do: what, at, queue }] of steps.entries()) {
    if (what === 'put') {
      const order = queue === 0 ? {} : { queue: `q${queue}` }
      await outbox.put(message(`m${index}`, at % 2 === 0 ? A : B), { dueMs: at, ...order })
    } else if (what === 'take') {
      const parcel = await take(outbox, at, queue === 3 ? new Set([A]) : FREE)
      if (parcel !== undefined) taken.push(parcel)
      said.push(parcel?.message.id)
    } else {
      const parcel = taken.shift()
      if (parcel === undefined) continue
      const next = { done: false, attempts: parcel.attempts + 1, dueMs: at + 5 } as const
      await outbox.settle(parcel, what === 'done' ? { done: true } : next)
    }
    said.push(await outbox.count(), (await outbox.take(Number.NEGATIVE_INFINITY, FREE)) as number)
  }
  await outbox.close()
  return said
}

describe('an outbox in a file', () => {
  it('has everything that was not settled, when it is opened again', async () => {
    const file = join(folder, 'again.db')
    const before = sqliteOutbox(file)
    await before.put(message('done'), { dueMs: 0 })
    await before.put(message('tried'), { dueMs: 1 })
    await before.put(message('taken'), { dueMs: 2 })
    await before.settle((await take(before, 9))!, { done: true })
    await before.settle((await take(before, 9))!, { done: false, attempts: 1, dueMs: 3 })
    expect((await take(before, 2))?.message.id).toBe('taken')
    await before.close()
    const after = sqliteOutbox(file)
    expect(await after.count()).toBe(2)
    expect((await take(after, 9))?.message.id).toBe('taken')
    expect(await take(after, 9)).toMatchObject({ message: message('tried'), attempts: 1 })
    await after.close()
  })

  it('says which file it could not open', () => {
    expect(() => sqliteOutbox(join(folder, 'nowhere', 'outbox.db'))).toThrow(
      expect.objectContaining({ code: 'STORE_FAILED', file: join(folder, 'nowhere', 'outbox.db') }),
    )
  })
})
