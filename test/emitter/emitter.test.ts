import { Webhook } from 'standardwebhooks'
import { describe, expect, it } from 'vitest'
import { createEmitter } from '../../src/emitter/emitter.ts'
import type { EmitterOptions } from '../../src/emitter/emitter-types.ts'
import type { Message } from '../../src/emitter/message.ts'
import { plainSend } from '../../src/http/plain-send.ts'
import { random } from '../../src/kernel/random.ts'
import { virtualClock } from '../../src/kernel/virtual-clock.ts'

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
const START_MS = 1_774_744_200_000

const webhooks: EmitterOptions['webhooks'] = {
  signature: { preset: 'standard-webhooks' },
  secret: SECRET,
  registration: { kind: 'dashboard' },
  handshake: { kind: 'none' },
  acknowledge: { status: [200, 204], withinSeconds: 10 },
  retry: { delaysSeconds: [5, 300, 1800] },
  events: [],
}

const message: Message = {
  url: 'http://127.0.0.1:9/hooks',
  event: 'sleep.updated',
  userId: 'user-1',
  id: 'msg_1',
  body: '{"type":"sleep.updated"}',
}

/** An emitter whose receiver answers what the script says, the last answer for ever. */
function emitterTo(...script: (Response | 'hang' | 'refuse')[]) {
  const clock = virtualClock(START_MS)
  const received: {
    readonly atSeconds: number
    readonly headers: Record<string, string>
    readonly body: string
  }[] = []
  const emitter = createEmitter({
    webhooks,
    secrets: [SECRET],
    clock,
    random: random(1, 'emitter'),
    send: plainSend(async (request) => {
      const answer = script[Math.min(received.length, script.length - 1)]!
      received.push({
        atSeconds: (clock.epochMs() - START_MS) / 1000,
        headers: Object.fromEntries(request.headers),
        body: await request.text(),
      })
      if (answer === 'refuse') throw new Error('the connection was refused')
      if (answer === 'hang') return new Promise<Response>(() => {})
      return answer.clone()
    }),
  })
  return { emitter, received, clock }
}

const OK = new Response(null, { status: 204 })
const BROKEN = new Response(null, { status: 500 })

describe('the emitter', () => {
  it('sends what the official Standard Webhooks library accepts, at every attempt', async () => {
    const { emitter, received } = emitterTo(BROKEN, OK)
    await emitter.enqueue(message)
    await emitter.idle()
    expect(received).toHaveLength(2)
    const official = new Webhook(SECRET)
    for (const { headers, body, atSeconds } of received) {
      expect(Number(headers['webhook-timestamp'])).toBe(START_MS / 1000 + Math.floor(atSeconds))
      // The library reads the machine's clock, so that only the signature itself is compared with what it makes.
      const at = new Date(Number(headers['webhook-timestamp']) * 1000)
      expect(headers['webhook-signature']).toBe(official.sign(headers['webhook-id']!, at, body))
    }
  })

  it('keeps the id and renews the timestamp from one attempt to the next', async () => {
    const { emitter, received } = emitterTo(BROKEN, BROKEN, OK)
    await emitter.enqueue(message)
    await emitter.idle()
    expect(new Set(received.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
    expect(new Set(received.map(({ headers }) => headers['webhook-timestamp'])).size).toBe(3)
    expect(new Set(received.map(({ headers }) => headers['webhook-signature'])).size).toBe(3)
  })

  it('retries on the declared schedule, up to a tenth later, and then gives up', async () => {
    const { emitter, received } = emitterTo(BROKEN)
    await emitter.enqueue(message)
    await emitter.idle()
    const waits = received.slice(1).map(({ atSeconds }, index) => atSeconds - received[index]!.atSeconds)
    expect(waits).toHaveLength(3)
    for (const [index, declared] of webhooks.retry.delaysSeconds.entries()) {
      expect(waits[index]).toBeGreaterThanOrEqual(declared)
      expect(waits[index]).toBeLessThanOrEqual(declared * 1.1)
    }
    expect(emitter.deliveries.every(({ acknowledged }) => !acknowledged)).toBe(true)
  })

  it('retries what was refused, and what took longer than the declared deadline', async () => {
    const { emitter, received } = emitterTo('refuse', 'hang', OK)
    await emitter.enqueue(message)
    await emitter.idle()
    expect(received).toHaveLength(3)
    expect(emitter.deliveries.map(({ failure }) => failure)).toEqual([
      'the connection was refused',
      'no answer within 10 s',
      undefined,
    ])
  })

  it('takes only a declared status as received', async () => {
    const { emitter, received } = emitterTo(new Response(null, { status: 202 }), OK)
    await emitter.enqueue(message)
    await emitter.idle()
    expect(received).toHaveLength(2)
  })

  it('stops at 410', async () => {
    const { emitter, received } = emitterTo(new Response(null, { status: 410 }))
    await emitter.enqueue(message)
    await emitter.idle()
    expect(received).toHaveLength(1)
  })

  it.each([
    ['seconds', '60'],
    ['an HTTP date', new Date(START_MS + 60_000).toUTCString()],
  ])('waits as long as Retry-After says in %s', async (_, value) => {
    const { emitter, received } = emitterTo(
      new Response(null, { status: 503, headers: { 'retry-after': value } }),
      OK,
    )
    await emitter.enqueue(message)
    await emitter.idle()
    expect(received[1]!.atSeconds).toBeGreaterThanOrEqual(60)
  })

  it('makes the first attempts in the order of the calls', async () => {
    const { emitter, received } = emitterTo(OK)
    for (let number = 0; number < 5; number++)
      await emitter.enqueue({ ...message, body: String(number), id: `m${number}` })
    await emitter.idle()
    expect(received.map(({ body }) => body)).toEqual(['0', '1', '2', '3', '4'])
  })

  it('refuses to deliver unsigned', async () => {
    const { emitter } = emitterTo(OK)
    await expect(emitter.enqueue({ ...message, secrets: [''] })).rejects.toMatchObject({
      code: 'SECRET_MISSING',
    })
  })

  it('gives up at once when it is closed', async () => {
    const { emitter, received } = emitterTo(BROKEN)
    await emitter.enqueue(message)
    while (received.length === 0) await new Promise((resolve) => setImmediate(resolve))
    emitter.close()
    await emitter.idle()
    expect(received.length).toBeLessThan(4)
  })
})
