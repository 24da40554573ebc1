import { describe, expect, it } from 'vitest'
import { createEmitter } from '../../src/emitter/emitter.ts'
import type { EmitterOptions } from '../../src/emitter/emitter-types.ts'
import type { Message } from '../../src/emitter/message.ts'
import { plainSend } from '../../src/http/plain-send.ts'
import { random } from '../../src/kernel/random.ts'
import { type VirtualClock, virtualClock } from '../../src/kernel/virtual-clock.ts'

const START_MS = 1_774_744_200_000
const A = 'http://127.0.0.1:9/a'
const B = 'http://127.0.0.1:9/b'

const webhooks: EmitterOptions['webhooks'] = {
  signature: { encoding: 'base64', header: 'x-signature' },
  registration: { kind: 'dashboard' },
  handshake: { kind: 'none' },
  acknowledge: { status: [200], withinSeconds: 10 },
  retry: { delaysSeconds: [5, 300] },
  events: [],
}

interface Seen {
  readonly id: string
  readonly url: string
  readonly atSeconds: number
}

/** An emitter to a receiver that answers as told, and what it saw. */
function emitterTo(
  answer: (seen: Seen, clock: VirtualClock) => number | Promise<number>,
  options: Partial<EmitterOptions>,
) {
  const clock = virtualClock(START_MS)
  const seen: Seen[] = []
  const emitter = createEmitter({
    webhooks,
    secrets: ['a secret'],
    clock,
    random: random(1, 'emitter'),
    send: plainSend(async (request) => {
      const one = {
        id: request.headers.get('x-id') ?? '',
        url: request.url,
        atSeconds: (clock.epochMs() - START_MS) / 1000,
      }
      seen.push(one)
      return new Response(null, { status: await answer(one, clock) })
    }),
    ...options,
  })
  return { emitter, seen }
}

function message(id: string, url = A, userId = 'user-1'): Message {
  return { url, event: 'sleep.updated', userId, id, body: `{"id":"${id}"}`, headers: { 'x-id': id } }
}

/** Takes three seconds. */
const slowly = async (_: Seen, clock: VirtualClock) => {
  await clock.sleep(3000)
  return 200
}

describe('an emitter with limits', () => {
  it('makes as many attempts at once at one endpoint as allowed, and lets no endpoint wait for another', async () => {
    const { emitter, seen } = emitterTo(slowly, { limits: { concurrency: 2 } })
    for (const id of ['1', '2', '3', '4', '5']) await emitter.enqueue(message(id))
    await emitter.enqueue(message('b', B))
    await emitter.idle()
    const at = Object.fromEntries(seen.map(({ id, atSeconds }) => [id, atSeconds]))
    expect(at).toEqual({ 1: 0, 2: 0, 3: 3, 4: 3, 5: 6, b: 0 })
  })

  it('keeps the rate of an endpoint', async () => {
    const { emitter, seen } = emitterTo(() => 200, { limits: { perSecond: 4, concurrency: 8 } })
    for (let number = 0; number < 9; number++) await emitter.enqueue(message(String(number)))
    await emitter.idle()
    expect(seen.map(({ atSeconds }) => atSeconds)).toEqual([0, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.75, 2])
  })

  it('leaves an endpoint alone that fails again and again, then asks once, then goes on', async () => {
    const { emitter, seen } = emitterTo(({ atSeconds }) => (atSeconds < 60 ? 500 : 200), {
      limits: { concurrency: 4, breaker: { failures: 3, openSeconds: 60 } },
    })
    const ids = Array.from({ length: 12 }, (_, index) => String(index))
    for (const id of ids) await emitter.enqueue(message(id))
    await emitter.enqueue(message('b', B))
    await emitter.idle()
    const atA = seen.filter(({ url }) => url === A)
    const [early, late] = [true, false].map((isEarly) =>
      atA.filter(({ atSeconds }) => atSeconds < 60 === isEarly),
    )
    // Two failures are not enough, and with the third four may be under way.
    expect(early!.length).toBeLessThanOrEqual(6)
    expect(late![0]?.atSeconds).toBe(60)
    expect(new Set(late!.map(({ id }) => id))).toEqual(new Set(ids))
    expect(seen.find(({ id }) => id === 'b')?.atSeconds).toBe(0)
  })

  it('opens the circuit again when the one attempt fails', async () => {
    const { emitter, seen } = emitterTo(({ atSeconds }) => (atSeconds < 100 ? 500 : 200), {
      limits: { breaker: { failures: 1, openSeconds: 60 } },
    })
    for (const id of ['1', '2']) await emitter.enqueue(message(id))
    await emitter.idle()
    expect(seen.slice(0, 3).map(({ atSeconds }) => atSeconds)).toEqual([0, 60, 120])
  })
})

describe('an emitter that keeps the order of each user', () => {
  it('holds back what comes after, of this user at this endpoint alone', async () => {
    const refused = new Set(['1'])
    const { emitter, seen } = emitterTo(({ id }) => (refused.delete(id) ? 500 : 200), {
      order: 'perUser',
      limits: { concurrency: 4 },
    })
    await emitter.enqueue(message('1'))
    await emitter.enqueue(message('2'))
    await emitter.enqueue(message('3', A, 'user-2'))
    await emitter.enqueue(message('4', B))
    await emitter.idle()
    expect(seen.filter(({ atSeconds }) => atSeconds < 1).map(({ id }) => id)).toEqual(['1', '3', '4'])
    expect(seen.slice(3).map(({ id }) => id)).toEqual(['1', '2'])
  })

  it('goes on with the next when one is given up', async () => {
    const { emitter, seen } = emitterTo(({ id }) => (id === '1' ? 500 : 200), { order: 'perUser' })
    await emitter.enqueue(message('1'))
    await emitter.enqueue(message('2'))
    await emitter.idle()
    expect(seen.map(({ id }) => id)).toEqual(['1', '1', '1', '2'])
  })
})

describe('an emitter whose first attempts wait', () => {
  it('holds each message up for as long as the seam says, and lets others overtake it', async () => {
    const { emitter, seen } = emitterTo(() => 200, {
      hooks: { firstDelaySeconds: (honest) => (message) => honest(message) + (message.id === '1' ? 60 : 0) },
    })
    for (const id of ['1', '2', '3']) await emitter.enqueue(message(id))
    await emitter.idle()
    expect(seen.map(({ id, atSeconds }) => [id, atSeconds])).toEqual([
      ['2', 0],
      ['3', 0],
      ['1', 60],
    ])
  })
})

describe('an emitter that runs for long', () => {
  it('tells of each attempt and keeps none, when asked', async () => {
    const told: boolean[] = []
    const { emitter } = emitterTo(() => 200, {
      keepsDeliveries: false,
      onDelivery: ({ acknowledged }) => void told.push(acknowledged),
    })
    for (const id of ['1', '2']) await emitter.enqueue(message(id))
    await emitter.idle()
    expect(told).toEqual([true, true])
    expect(emitter.deliveries).toEqual([])
  })

  it('tells who waits for it what could not even be signed, and goes on with the rest', async () => {
    const { emitter, seen } = emitterTo(() => 200, {
      hooks: {
        signDelivery: (honest) => (one, context) => {
          if (one.id === 'bad') throw new RangeError('no such key')
          return honest(one, context)
        },
      },
    })
    await emitter.enqueue(message('bad'))
    await emitter.enqueue(message('good'))
    await expect(emitter.idle()).rejects.toThrow('no such key')
    await emitter.idle()
    expect(seen.map(({ id }) => id)).toEqual(['good'])
  })
})
