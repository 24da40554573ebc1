import { describe, expect, it } from 'vitest'
import type { Send } from '../../src/http/handler.ts'
import { type JsonObject, parseJson } from '../../src/kernel/json.ts'
import { resolvePointer } from '../../src/kernel/pointer.ts'
import type { MockPartnerOptions } from '../../src/mock/mock-partner.ts'
import type { Partner } from '../../src/partner/partner.ts'
import type { Handshake, Registration, Webhooks } from '../../src/partner/webhooks.ts'
import { compileValidator } from '../../src/schema/validator.ts'
import { ask, connect, filled, type Subject, subject } from './support/asking.ts'
import { aurora, pulse } from './support/partners.ts'

const HOOK = 'http://127.0.0.1:9/hook'

/** A receiver in this process: keeps what it is sent, answers as told. */
function receiver(
  answer: (request: Request) => Response | Promise<Response> = () => new Response(null, { status: 204 }),
) {
  const received: { readonly request: Request; readonly body: string }[] = []
  const send: Send = async (request) => {
    received.push({ request: request.clone(), body: await request.clone().text() })
    return answer(request)
  }
  return { received, send }
}

async function hooked(
  change: Partial<Webhooks>,
  options: MockPartnerOptions = {},
  partner: () => Promise<Partner> = aurora,
): Promise<Subject> {
  const base = await partner()
  return subject({ ...base, webhooks: { ...base.webhooks!, ...change } }, options)
}

function register(about: Subject, callbackUrl: string | undefined, accessToken?: string) {
  const { registration } = about.partner.webhooks!
  if (registration.kind === 'dashboard') throw new Error('there is nothing to ask')
  return ask(about, filled(about, registration.request, { callbackUrl }, accessToken))
}

describe('registration', () => {
  it('for the application, with the application credentials', async () => {
    const about = await hooked({})
    expect((await register(about, HOOK)).status).toBe(201)
    expect(about.mock.endpoints).toMatchObject([{ url: HOOK }])
    await register(about, HOOK)
    expect(about.mock.endpoints).toHaveLength(1)
  })

  it('refuses a stranger', async () => {
    const about = await hooked({})
    const { url, headers } = filled(
      about,
      { method: 'GET', url: '/v1/webhook_subscriptions', headers: { authorization: 'Basic eDp5' } },
      {},
    )
    const sent = new Headers(headers)
    sent.set('content-type', 'application/json')
    const answer = await ask(
      about,
      new Request(url, { method: 'POST', headers: sent, body: JSON.stringify({ callback_url: HOOK }) }),
    )
    expect(answer.status).toBe(401)
    expect(about.mock.endpoints).toEqual([])
  })

  it.each([
    undefined,
    '',
    'hook',
    'http://evil.example/hook',
    'ftp://127.0.0.1/',
    'http://127.0.0.1.evil.example/',
    'file:///etc/passwd',
  ])('refuses to deliver to %s', async (url) => {
    const about = await hooked({})
    expect((await register(about, url)).status).toBe(400)
    expect(about.mock.endpoints).toEqual([])
  })

  it.each(['https://terra.example/hook', 'http://localhost:1/', 'http://[::1]:1/'])(
    'delivers to %s',
    async (url) => {
      const about = await hooked({})
      expect((await register(about, url)).status).toBe(201)
    },
  )

  it('for each user, with the token of that user', async () => {
    const { received, send } = receiver(() => new Response(null, { status: 200 }))
    const about = await hooked({}, { send }, pulse)
    const [ada] = about.mock.users
    const { accessToken } = await connect(about)
    expect((await register(about, HOOK)).status).toBe(401)
    const answer = await register(about, HOOK, accessToken)
    expect([answer.status, answer.body.status]).toEqual([200, 0])
    expect(about.mock.endpoints).toMatchObject([{ url: HOOK, userId: ada!.id }])
    await about.mock.emit('sleep', about.mock.users[1]!.id)
    await about.mock.idle()
    expect(received).toEqual([])
  })

  it('returns a secret of its own where the descriptor looks for one, and signs with it', async () => {
    const { received, send } = receiver()
    const { registration } = (await aurora()).webhooks!
    const returning = { ...registration, secretAt: '/signing/secret' } as Registration
    const about = await hooked({ registration: returning }, { send })
    const answer = await register(about, HOOK)
    const secret = resolvePointer(answer.body, '/signing/secret') as string
    await about.mock.emit('sleep.updated', 'user-1')
    await about.mock.idle()
    const { Webhook } = await import('standardwebhooks')
    const { request, body } = received[0]!
    const [id, timestamp] = [request.headers.get('webhook-id')!, request.headers.get('webhook-timestamp')!]
    expect(new Webhook(secret).sign(id, new Date(Number(timestamp) * 1000), body)).toBe(
      request.headers.get('webhook-signature'),
    )
  })
})

describe('the handshake before an endpoint is active', () => {
  const attempt = async (
    handshake: Handshake,
    answer: (request: Request) => Response | Promise<Response>,
  ) => {
    const { received, send } = receiver(answer)
    const about = await hooked({ handshake }, { send })
    const { status } = await register(about, HOOK)
    return { status, received, endpoints: about.mock.endpoints.length, journal: about.mock.journal }
  }
  const text = (status: number, body: string | null = null) => new Response(body, { status })
  const parameter = (request: Request, name: string) => new URL(request.url).searchParams.get(name)

  it.each<readonly [string, Handshake, (request: Request) => Response, number]>([
    [
      'echo as text',
      { kind: 'echo', parameter: 'challenge' },
      (request) => text(200, parameter(request, 'challenge')),
      201,
    ],
    ['echo of something else', { kind: 'echo', parameter: 'challenge' }, () => text(200, 'hello'), 400],
    [
      'echo with an error',
      { kind: 'echo', parameter: 'challenge' },
      (request) => text(500, parameter(request, 'challenge')),
      400,
    ],
    [
      'echo as JSON',
      { kind: 'echo', parameter: 'hub.challenge', respondAt: '/hub.challenge' },
      (request) => text(200, JSON.stringify({ 'hub.challenge': parameter(request, 'hub.challenge') })),
      201,
    ],
    [
      'echo as text where JSON is asked',
      { kind: 'echo', parameter: 'c', respondAt: '/c' },
      (request) => text(200, parameter(request, 'c')),
      400,
    ],
    [
      'a code that is known',
      { kind: 'verifyCode', parameter: 'verify', code: 'k3y' },
      (request) => text(parameter(request, 'verify') === 'k3y' ? 204 : 404),
      201,
    ],
    ['any code accepted', { kind: 'verifyCode', parameter: 'verify', code: 'k3y' }, () => text(204), 400],
    ['HEAD answered', { kind: 'head' }, (request) => text(request.method === 'HEAD' ? 200 : 405), 201],
    ['HEAD refused', { kind: 'head' }, () => text(404), 400],
    ['ping answered', { kind: 'ping' }, (request) => text(request.method === 'POST' ? 204 : 405), 201],
    ['ping refused', { kind: 'ping' }, () => text(500), 400],
  ])('%s', async (_, handshake, answer, status) => {
    const attempted = await attempt(handshake, answer)
    expect([attempted.status, attempted.endpoints]).toEqual([status, status === 201 ? 1 : 0])
    expect(attempted.journal.deliveries.length).toBeGreaterThan(0)
    expect(attempted.journal.deliveries.every(({ purpose }) => purpose === 'handshake')).toBe(true)
  })

  it('an endpoint that is not there is refused, not an accident', async () => {
    const attempted = await attempt({ kind: 'head' }, () => {
      throw new TypeError('connection refused')
    })
    expect(attempted.status).toBe(400)
  })
})

describe('an event (thin)', () => {
  it('is the declared example, telling of the newest record of the user', async () => {
    const { received, send } = receiver()
    const about = await hooked({}, { send })
    about.mock.addEndpoint(HOOK)
    const emission = await about.mock.emit('sleep.updated', 'user-2')
    await about.mock.idle()
    expect(received.map(({ body }) => body)).toEqual([emission.body])
    const event = parseJson(emission.body) as JsonObject
    expect(event).toMatchObject({
      type: 'sleep.updated',
      user_id: 'user-2',
      data: { sleep_id: expect.stringContaining('sleep-user-2'), bedtime_start: '2026-11-19T22:00:00+01:00' },
    })
    expect(event.id).toBe(emission.id)
    expect(Date.parse(event.created_at as string)).toBe(about.clock.epochMs())
  })

  it('tells of the record that is asked for', async () => {
    const about = await hooked({}, receiver())
    const { body } = await about.mock.emit('daily.updated', 'user-1', {
      recordId: `daily-user-1-${Date.UTC(2026, 10, 10) / 86_400_000}`,
    })
    expect(resolvePointer(JSON.parse(body), '/data/day')).toBe('2026-11-10')
  })

  it('has an id of its own each time, of the form of the example', async () => {
    const about = await hooked({}, receiver())
    const ids = [
      await about.mock.emit('sleep.updated', 'user-1'),
      await about.mock.emit('sleep.updated', 'user-1'),
    ].map(({ id }) => id)
    expect(new Set(ids).size).toBe(2)
    expect(ids[0]).toMatch(/^evt_[0-9a-z]{11}$/)
  })

  it('goes to endpoints that want it', async () => {
    const about = await hooked({}, receiver())
    about.mock.addEndpoint('http://127.0.0.1:1/sleep', { event: 'sleep.updated' })
    about.mock.addEndpoint('http://127.0.0.1:1/body', { event: 'body.updated' })
    about.mock.addEndpoint('http://127.0.0.1:1/ben', { userId: 'user-2' })
    about.mock.addEndpoint('http://127.0.0.1:1/all')
    const { urls } = await about.mock.emit('sleep.updated', 'user-1')
    expect(urls.map((url) => new URL(url).pathname)).toEqual(['/sleep', '/all'])
  })

  it.each([
    ['an event that is not declared', 'sleep.update', 'user-1', /sleep\.updated/],
    ['a user that does not exist', 'sleep.updated', 'nobody', /users/],
  ])('cannot be about %s', async (_, event, userId, remedy) => {
    const about = await hooked({}, receiver())
    await expect(about.mock.emit(event, userId)).rejects.toMatchObject({
      code: 'USAGE',
      remedy: expect.stringMatching(remedy),
    })
  })
})

describe('an event (full, in batches)', () => {
  it('carries the records in the batch of the declared example, and is valid against its schema', async () => {
    const { received, send } = receiver(() => new Response(null, { status: 200 }))
    const about = await hooked({}, { send }, pulse)
    const user = about.mock.users[0]!.id
    about.mock.addEndpoint(HOOK, { userId: user })
    await about.mock.emitAll([
      { event: 'sleep', userId: user, options: { count: 2 } },
      { event: 'workouts', userId: user },
    ])
    await about.mock.idle()
    const events = resolvePointer(parseJson(received[0]!.body), '/notifications') as readonly JsonObject[]
    expect(received).toHaveLength(1)
    expect(events.map(({ collection, userid }) => [collection, userid])).toEqual([
      ['sleep', BigInt(user)],
      ['workouts', BigInt(user)],
    ])
    expect(events.map(({ series }) => (series as readonly unknown[]).length)).toEqual([2, 1])
  })

  it('keeps to the largest batch', async () => {
    const { received, send } = receiver(() => new Response(null, { status: 200 }))
    const { batch } = (await pulse()).webhooks!
    const about = await hooked({ batch: { ...batch!, maxEvents: 2 } }, { send }, pulse)
    about.mock.addEndpoint(HOOK)
    const userId = about.mock.users[0]!.id
    await about.mock.emitAll(['sleep', 'days', 'measures'].map((event) => ({ event, userId })))
    await about.mock.idle()
    const sizes = received.map(
      ({ body }) => (resolvePointer(parseJson(body), '/notifications') as readonly unknown[]).length,
    )
    expect(sizes).toEqual([2, 1])
  })

  it('the end of consent kills the grant and is told', async () => {
    const { send } = receiver(() => new Response(null, { status: 200 }))
    const about = await hooked({}, { send }, pulse)
    await connect(about)
    const user = about.mock.users[0]!.id
    about.mock.addEndpoint(HOOK)
    await about.mock.disconnect(user)
    await about.mock.idle()
    expect(about.mock.grants.every(({ revokedAtMs }) => revokedAtMs !== undefined)).toBe(true)
    expect(about.mock.deliveries[0]?.message).toMatchObject({ event: 'revoked', userId: user })
    const { webhooks } = about.partner
    const { schema } = webhooks!.events.find(({ name }) => name === 'revoked')!
    expect(compileValidator(schema)(parseJson(about.mock.deliveries[0]!.message.body))).toEqual([])
    about.mock.close()
  })
})

describe('the trigger', () => {
  it('emits the event that is asked for', async () => {
    const { received, send } = receiver()
    const about = await hooked({}, { send })
    about.mock.addEndpoint(HOOK)
    const ask_ = (event: string, userId: string) =>
      ask(about, filled(about, about.partner.webhooks!.trigger!, { event, userId }))
    const answer = await ask_('sleep.updated', 'user-3')
    await about.mock.idle()
    expect([answer.status, answer.body]).toEqual([202, { deliveries: 1 }])
    expect(JSON.parse(received[0]!.body)).toMatchObject({ user_id: 'user-3' })
    expect((await ask_('sleep.nope', 'user-3')).status).toBe(400)
    expect((await ask_('sleep.updated', 'nobody')).status).toBe(404)
  })

  it('wants the application credentials', async () => {
    const about = await hooked({}, {}, pulse)
    const request = filled(about, about.partner.webhooks!.trigger!, {
      event: 'sleep',
      userId: about.mock.users[0]!.id,
    })
    const body = (await request.text()).replace('mock-client-secret', 'wrong')
    const { url, headers } = request
    expect((await ask(about, new Request(url, { method: 'POST', headers, body }))).status).toBe(401)
  })
})

describe('fetching what a thin event names', () => {
  it('gives the record alone, to its user alone', async () => {
    const base = await aurora()
    const fetch = { method: 'GET', url: '/v1/sleep/{recordId}' } as const
    const events = base.webhooks!.events.map((event) =>
      event.name === 'sleep.updated' ? { ...event, fetch } : event,
    )
    const about = await hooked({ events }, receiver())
    const [ada, ben] = [await connect(about), await connect(about, { login_hint: 'Ben' })]
    const { body } = await about.mock.emit('sleep.updated', 'user-1')
    const recordId = resolvePointer(JSON.parse(body), '/data/sleep_id') as string
    const answer = await ask(about, filled(about, fetch, { recordId }, ada.accessToken))
    expect(answer.body.data).toMatchObject([{ id: recordId, user_id: 'user-1' }])
    expect((await ask(about, filled(about, fetch, { recordId }, ben.accessToken))).status).toBe(404)
    expect((await ask(about, filled(about, fetch, { recordId }))).status).toBe(401)
  })
})
