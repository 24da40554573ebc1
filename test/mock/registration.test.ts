import { describe, expect, it } from 'vitest'
import { resolvePointer } from '../../src/kernel/pointer.ts'
import type { Handshake, Registration } from '../../src/partner/webhooks.ts'
import { ask, connect, filled } from './support/asking.ts'
import { HOOK, hooked, receiver, register } from './support/hooks.ts'
import { aurora, pulse } from './support/partners.ts'

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
