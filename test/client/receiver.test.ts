import { createHmac } from 'node:crypto'
import { Webhook } from 'standardwebhooks'
import { describe, expect, it } from 'vitest'
import { memoryStore } from '../../src/client/memory-store.ts'
import type { ProcessedEvent } from '../../src/client/process-inbox.ts'
import { createReceiver, type Delivery } from '../../src/client/receiver.ts'
import type { Handler } from '../../src/http/handler.ts'
import { manualClock } from '../../src/kernel/clock.ts'
import { type JsonValue, stringifyJson } from '../../src/kernel/json.ts'
import type { Partner } from '../../src/partner/partner.ts'
import type { Handshake } from '../../src/partner/webhooks.ts'
import { aurora, pulse } from '../support/partners.ts'
import { dataTold, START_MS, setup, whileTimePasses } from './connected.ts'
import { json, night, type SmallPartner } from './small-partner.ts'

const SECRET = 'whsec_bW9jay13ZWJob29rLXNlY3JldC1mb3ItdGVycmFyaXVt'
const HOOK = 'http://terra.test/hooks/aurora'

/** A delivery as the official Standard Webhooks library signs it. */
function signed(body: string, options: { id?: string; atMs?: number; secret?: string } = {}): Request {
  const { id = 'msg_1', atMs = START_MS, secret = SECRET } = options
  const signature = new Webhook(secret).sign(id, new Date(atMs), body)
  const headers = {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(atMs / 1000)),
    'webhook-signature': signature,
  }
  return new Request(HOOK, { method: 'POST', headers, body })
}

const sleepEvent = (id: string, sleepId: string, start: string, userId = 'usr_1') =>
  JSON.stringify({
    id,
    type: 'sleep.updated',
    user_id: userId,
    data: { sleep_id: sleepId, bedtime_start: start },
  })

async function receiving(
  change: (partner: Partner) => Partner = (partner) => partner,
  secrets: readonly string[] = [SECRET],
): Promise<{ handler: Handler; deliveries: Delivery[]; keys: () => Promise<string[]> }> {
  const store = memoryStore()
  const deliveries: Delivery[] = []
  const handler = createReceiver({
    partner: change(await aurora()),
    store,
    clock: manualClock(START_MS),
    secrets: async () => secrets,
    maxBytes: 10_000,
    onDelivery: (delivery) => deliveries.push(delivery),
  })
  const keys = async () => {
    const found: string[] = []
    for (;;) {
      const event = await store.claimEvent(START_MS, 1000)
      if (event === undefined) return found
      found.push(event.key)
    }
  }
  return { handler, deliveries, keys }
}

const withHandshake =
  (handshake: Handshake) =>
  (partner: Partner): Partner => ({
    ...partner,
    webhooks: { ...partner.webhooks!, handshake },
  })

describe('a delivery', () => {
  it('of the official library is stored, then acknowledged with the first declared status', async () => {
    const { handler, deliveries, keys } = await receiving()
    const response = await handler(signed(sleepEvent('e1', 's1', '2026-11-19T22:00:00+00:00')))
    expect(response.status).toBe(200)
    expect(deliveries[0]?.verdict).toEqual({ verdict: 'accepted', stored: 1, duplicates: 0, unknown: 0 })
    expect(await keys()).toEqual(['event:sleep.updated:e1'])
  })

  it('that comes again is acknowledged and not stored again, even under another delivery id', async () => {
    const { handler, deliveries, keys } = await receiving()
    const body = sleepEvent('e1', 's1', '2026-11-19T22:00:00+00:00')
    await handler(signed(body, { id: 'm1' }))
    expect((await handler(signed(body, { id: 'm2', atMs: START_MS + 5000 }))).status).toBe(200)
    expect(deliveries[1]?.verdict).toMatchObject({ stored: 0, duplicates: 1 })
    expect(await keys()).toHaveLength(1)
  })

  it('with a type that nobody declared is acknowledged and left alone', async () => {
    const { handler, deliveries } = await receiving()
    const response = await handler(signed('{"id":"e1","type":"moon.phase","user_id":"usr_1"}'))
    expect(response.status).toBe(200)
    expect(deliveries[0]?.verdict).toEqual({ verdict: 'accepted', stored: 0, duplicates: 0, unknown: 1 })
  })

  const body = sleepEvent('e1', 's1', '2026-11-19T22:00:00+00:00')
  it.each([
    ['without a signature', () => new Request(HOOK, { method: 'POST', body }), 401, 'missing-header'],
    [
      'with another secret',
      () => signed(body, { secret: `whsec_${btoa('another secret of 24 bytes!')}` }),
      401,
      'mismatch',
    ],
    ['that is too old', () => signed(body, { atMs: START_MS - 301_000 }), 401, 'too-old'],
    ['from the future', () => signed(body, { atMs: START_MS + 301_000 }), 401, 'from-the-future'],
    ['that is authentic but not JSON', () => signed('{"id":'), 400, 'not-json'],
    ['that is larger than accepted', () => signed(`"${'x'.repeat(10_001)}"`), 413, 'too-large'],
    ['that is no POST', () => new Request(HOOK), 405, 'method'],
  ])('%s is refused', async (_, request, status, reason) => {
    const { handler, deliveries, keys } = await receiving()
    const response = await handler(request())
    expect(response.status).toBe(status)
    expect(deliveries[0]?.verdict).toMatchObject({ verdict: 'refused', reason })
    expect(await keys()).toEqual([])
  })

  it('tampered with in one byte is refused, wherever the byte', async () => {
    const { handler } = await receiving()
    for (let at = 0; at < body.length; at += 7) {
      const tampered = `${body.slice(0, at)}${body[at] === 'x' ? 'y' : 'x'}${body.slice(at + 1)}`
      const headers = signed(body).headers
      const response = await handler(new Request(HOOK, { method: 'POST', headers, body: tampered }))
      expect(response.status).toBe(401)
    }
  })

  it('is refused when there is no secret, even if it is signed with an empty key', async () => {
    const { handler, deliveries } = await receiving(undefined, [])
    expect((await handler(signed(body))).status).toBe(503)
    expect(deliveries[0]?.verdict).toMatchObject({ reason: 'no-secret' })
  })

  it('is refused, not crashed on, when the secret is none that the scheme knows', async () => {
    const { handler, deliveries } = await receiving(undefined, ['whsec_not base64!'])
    expect((await handler(signed(body))).status).toBe(503)
    expect(deliveries[0]?.verdict).toMatchObject({
      reason: 'no-secret',
      detail: expect.stringContaining('base64'),
    })
  })

  it('is verified over its bytes: what is spaced or ordered differently counts as it came', async () => {
    const { handler } = await receiving()
    const spaced = body.replaceAll(':', ' : ').replaceAll('e1', '\\u0065\\u0031')
    expect((await handler(signed(spaced))).status).toBe(200)
  })

  it.each<[string, { receive?: () => Promise<never>; secrets?: () => Promise<never> }]>([
    ['the store hangs', { receive: () => new Promise(() => {}) }],
    ['the store fails', { receive: () => Promise.reject(new Error('the disk is full')) }],
    ['the secrets cannot be read', { secrets: () => new Promise(() => {}) }],
    ['reading the secrets fails', { secrets: () => Promise.reject(new Error('the disk is gone')) }],
  ])('is answered with 503 in time when %s, so that it comes again', async (_, broken) => {
    const clock = manualClock(START_MS)
    const deliveries: Delivery[] = []
    const handler = createReceiver({
      partner: await aurora(),
      store: { receive: broken.receive ?? (async () => []) },
      clock,
      secrets: broken.secrets ?? (async () => [SECRET]),
      onDelivery: (delivery) => deliveries.push(delivery),
    })
    const response = await whileTimePasses(clock, handler(signed(body)))
    expect(response.status).toBe(503)
    expect(deliveries[0]?.verdict).toMatchObject({ reason: 'not-stored' })
    expect(clock.epochMs() - START_MS).toBeLessThanOrEqual(10_000)
  })
})

describe('a batch', () => {
  /** As pulse's documentation says: base64 of HMAC-SHA1, the key ends with an ampersand. */
  const sign = (body: string) => {
    const signature = createHmac('sha1', 'secret&').update(body).digest('base64')
    return new Request(HOOK, { method: 'POST', headers: { 'x-pulse-signature': signature }, body })
  }
  const receivingPulse = async () => {
    const partner = await pulse()
    return receiving(() => partner, ['secret'])
  }

  it('is stored event by event, with ids of 64 bits told apart', async () => {
    const { handler, keys } = await receivingPulse()
    const ids = [9007199254740992n, 9007199254740993n, 9007199254740993n]
    const notifications = ids.map((id) => ({
      notification_id: id,
      collection: 'sleep',
      userid: 1,
      series: [],
    }))
    expect((await handler(sign(stringifyJson({ notifications })))).status).toBe(200)
    expect(await keys()).toEqual(['event:sleep:9007199254740992', 'event:sleep:9007199254740993'])
  })

  it('may be empty', async () => {
    const { handler, deliveries } = await receivingPulse()
    expect((await handler(sign('{"notifications":[]}'))).status).toBe(200)
    expect(deliveries[0]?.verdict).toMatchObject({ verdict: 'accepted', stored: 0 })
  })

  it('that is missing is refused', async () => {
    const { handler, deliveries } = await receivingPulse()
    expect((await handler(sign('{"events":[]}'))).status).toBe(400)
    expect(deliveries[0]?.verdict).toMatchObject({ reason: 'no-batch' })
  })
})

describe('a handshake', () => {
  it('echoes a challenge as text that no browser runs', async () => {
    const { handler } = await receiving(withHandshake({ kind: 'echo', parameter: 'hub.challenge' }))
    const response = await handler(new Request(`${HOOK}?hub.challenge=<script>`))
    expect(await response.text()).toBe('<script>')
    expect(response.headers.get('content-type')).toMatch(/^text\/plain/)
  })

  it('echoes a challenge as JSON where declared', async () => {
    const { handler } = await receiving(
      withHandshake({ kind: 'echo', parameter: 'hub.challenge', respondAt: '/hub.challenge' }),
    )
    const response = await handler(new Request(`${HOOK}?hub.challenge=abc`))
    expect(await response.json()).toEqual({ 'hub.challenge': 'abc' })
  })

  it('knows its own code from any other', async () => {
    const { handler } = await receiving(
      withHandshake({ kind: 'verifyCode', parameter: 'verify', code: 'ours' }),
    )
    expect((await handler(new Request(`${HOOK}?verify=ours`))).status).toBe(204)
    expect((await handler(new Request(`${HOOK}?verify=theirs`))).status).toBe(404)
  })

  it('answers HEAD, and an empty ping only when it is signed', async () => {
    const head = await receiving(withHandshake({ kind: 'head' }))
    expect((await head.handler(new Request(HOOK, { method: 'HEAD' }))).status).toBe(200)
    const ping = await receiving(withHandshake({ kind: 'ping' }))
    expect((await ping.handler(signed(''))).status).toBe(200)
    expect((await ping.handler(new Request(HOOK, { method: 'POST' }))).status).toBe(401)
  })
})

describe('the inbox', () => {
  const START = '2026-11-19T22:00:00+00:00'
  const deliver = async (client: Awaited<ReturnType<typeof setup>>['client'], body: string, id = 'm1') => {
    const response = await client.receiver()(signed(body, { id }))
    expect(response.status).toBe(200)
  }

  it('fetches what a thin event names, and tells it once', async () => {
    const { client, connect, small, told } = await setup()
    const { id } = await connect()
    small.records['/v1/sleep'] = [night('s1', START)]
    await deliver(client, sleepEvent('e1', 's1', START))
    expect(await client.processInbox()).toEqual([
      {
        key: 'event:sleep.updated:e1',
        attempt: 1,
        outcome: expect.objectContaining({ kind: 'stored', changed: 1 }),
      },
    ])
    await deliver(client, sleepEvent('e2', 's1', START), 'm2')
    await client.processInbox()
    await client.backfill(id, { types: ['sleep'] })
    expect(dataTold(told, 'sleep')).toEqual([[night('s1', START)]])
  })

  it('comes back to an event whose record cannot be seen yet', async () => {
    const { client, connect, small, told, clock } = await setup()
    await connect()
    await deliver(client, sleepEvent('e1', 's1', START))
    const [first] = await client.processInbox()
    expect(first?.outcome).toMatchObject({ kind: 'postponed', reason: expect.stringContaining('s1') })
    expect(await client.processInbox()).toEqual([])
    small.records['/v1/sleep'] = [night('s1', START)]
    await clock.advance(5000)
    expect(await client.processInbox()).toMatchObject([{ attempt: 2, outcome: { kind: 'stored' } }])
    expect(dataTold(told, 'sleep')).toHaveLength(1)
  })

  it('keeps an event while the partner is down', async () => {
    const { client, connect, small, clock } = await setup({ client: { patience: { attempts: 1 } } })
    await connect()
    small.records['/v1/sleep'] = [night('s1', START)]
    small.intercept(() => json({}, 500))
    await deliver(client, sleepEvent('e1', 's1', START))
    expect(await client.processInbox()).toMatchObject([{ outcome: { kind: 'postponed' } }])
    small.intercept(undefined)
    await clock.advance(10_000)
    expect(await client.processInbox()).toMatchObject([{ outcome: { kind: 'stored' } }])
  })

  it.each<[string, JsonValue, object]>([
    [
      'a user that it does not know',
      { id: 'e', type: 'sleep.updated', user_id: 'usr_9' },
      { kind: 'unknownUser', userId: 'usr_9' },
    ],
    ['an event without a user', { id: 'e', type: 'sleep.updated' }, { kind: 'unknownUser' }],
    [
      'a deletion that names nothing',
      { id: 'e', type: 'sleep.deleted', user_id: 'usr_1' },
      { kind: 'malformed' },
    ],
  ])('takes %s as an outcome', async (_, event, outcome) => {
    const { client, connect } = await setup()
    await connect()
    await deliver(client, stringifyJson(event))
    expect(await client.processInbox()).toMatchObject([{ outcome }])
    expect(await client.processInbox()).toEqual([])
  })

  it('deletes what a partner deletes', async () => {
    const { client, connect, small, store } = await setup()
    const { id } = await connect()
    small.records['/v1/sleep'] = [night('s1', START), night('s2', START)]
    await client.backfill(id, { types: ['sleep'] })
    await deliver(client, '{"id":"d1","type":"sleep.deleted","user_id":"usr_1","data":{"sleep_id":"s1"}}')
    expect(await client.processInbox()).toMatchObject([{ outcome: { kind: 'deleted', recordId: 's1' } }])
    expect((await store.records(id, 'sleep')).map((row) => row.id)).toEqual(['s2'])
  })

  it('ends a connection once when the user withdraws, and asks for nothing more', async () => {
    const { client, connect, small, told } = await setup()
    const { id } = await connect()
    await deliver(client, '{"id":"x1","type":"user.deauthorized","user_id":"usr_1"}')
    await deliver(client, '{"id":"x2","type":"user.deauthorized","user_id":"usr_1"}', 'm2')
    await client.processInbox()
    expect(told.map(({ type }) => type)).toEqual(['auth', 'deauth'])
    const before = small.seen.length
    await expect(client.poll(id)).rejects.toMatchObject({ code: 'GRANT_DEAD', reason: 'deauthorized' })
    expect(small.seen).toHaveLength(before)
  })

  it('is worked off by itself until nothing is left, though a record shows itself late', async () => {
    let wake = (_: readonly ProcessedEvent[]) => {}
    const nextRun = () =>
      new Promise<readonly ProcessedEvent[]>((resolve) => {
        wake = resolve
      })
    const { client, connect, small, clock } = await setup({
      client: { processOnDelivery: true, onProcessed: (processed) => wake(processed) },
    })
    await connect()
    const first = nextRun()
    await deliver(client, sleepEvent('e1', 's1', START))
    expect(await first).toMatchObject([{ attempt: 1, outcome: { kind: 'postponed' } }])
    small.records['/v1/sleep'] = [night('s1', START)]
    const second = nextRun()
    await clock.advance(5000)
    expect(await second).toMatchObject([{ attempt: 2, outcome: { kind: 'stored' } }])
  })

  it('is worked off by itself, after the acknowledgement', async () => {
    let resolve = () => {}
    const processed = new Promise<void>((done) => {
      resolve = done
    })
    const { client, connect, small } = await setup({
      client: { processOnDelivery: true, onProcessed: () => resolve() },
    })
    await connect()
    small.records['/v1/sleep'] = [night('s1', START)]
    const asked = requestsFor(small)
    await deliver(client, sleepEvent('e1', 's1', START))
    expect(requestsFor(small)).toBe(asked)
    await processed
    expect(requestsFor(small)).toBe(asked + 1)
  })
})

function requestsFor({ seen }: SmallPartner): number {
  return seen.filter((request) => request === 'GET /v1/sleep').length
}
