import { afterEach, describe, expect, it } from 'vitest'
import { ask as askPartner, connect, dataRequest } from '../mock/support/asking.ts'
import { receiver } from '../mock/support/hooks.ts'
import { aurora, pulse } from '../support/partners.ts'
import { CONTROL, type Controlled, subjectOf, underControl } from './controlled.ts'

const RANGE = { from: '2026-11-10T00:00:00Z', to: '2026-11-20T00:00:00Z' }
let control: Controlled

afterEach(() => {
  control.close()
  control.controlled.close()
})

/** Connects a user and asks for a week of sleep; the status says whether the access token is still good. */
async function connected() {
  const about = subjectOf(control)
  const { accessToken } = await connect(about)
  const pull = async () => (await askPartner(about, dataRequest(about, 'sleep', RANGE, accessToken))).status
  expect(await pull()).toBe(200)
  return { accessToken, pull }
}

describe('the clock', () => {
  it('runs as real time does, is moved on, and runs on from there', async () => {
    control = await underControl()
    await control.base.advance(1500)
    expect((await control.ask('GET /clock')).body).toEqual({
      now: '2026-11-20T12:00:01.500Z',
      epochMs: Date.parse('2026-11-20T12:00:01.500Z'),
      frozen: false,
      aheadSeconds: 0,
    })
    const { body } = await control.ask('POST /clock/advance', { seconds: 3600 })
    expect(body).toMatchObject({ now: '2026-11-20T13:00:01.500Z', aheadSeconds: 3600 })
    const moved = await control.ask('POST /clock/advance', { to: '2026-12-24T18:00:00Z' })
    expect(moved.body.now).toBe('2026-12-24T18:00:00.000Z')
  })

  it('lets tokens expire', async () => {
    control = await underControl()
    const { pull } = await connected()
    await control.ask('POST /clock/advance', { seconds: 3600 })
    expect(await pull()).toBe(401)
    const [grant] = (await control.ask('GET /grants')).list
    expect(grant).toMatchObject({
      state: 'active',
      accessToken: { state: 'expired' },
      refreshToken: { state: 'live' },
    })
  })

  it('stands still while it is frozen, and runs again', async () => {
    control = await underControl()
    await control.ask('POST /clock/freeze')
    await control.base.advance(60_000)
    expect((await control.ask('GET /clock')).body).toMatchObject({
      now: '2026-11-20T12:00:00.000Z',
      frozen: true,
    })
    await control.ask('POST /clock/resume')
    await control.base.advance(1000)
    expect((await control.ask('GET /clock')).body.now).toBe('2026-11-20T12:00:01.000Z')
  })

  it('brings every retry that falls due before the answer comes', async () => {
    const failing = receiver(() => new Response(null, { status: 500 }))
    control = await underControl({ send: failing.send })
    const url = 'http://127.0.0.1:9/hook'
    const { body } = await control.ask('POST /emit', { event: 'sleep.updated', to: [url] })
    await control.ask('POST /clock/advance', { seconds: 24 * 3600 })
    const attempts = (await control.ask(`GET /deliveries?id=${body.id}`)).list
    const { delaysSeconds } = control.controlled.partner.webhooks!.retry
    expect(attempts).toHaveLength(delaysSeconds.length + 1)
    expect(attempts.at(-1)).toMatchObject({ url, attempt: attempts.length, status: 500, acknowledged: false })
    expect(failing.received).toHaveLength(attempts.length)
  })

  it('does not go back', async () => {
    control = await underControl()
    const { status, body } = await control.ask('POST /clock/advance', { to: '2026-11-19T00:00:00Z' })
    expect([status, body.remedy]).toEqual([
      409,
      'Choose an instant ahead of it, within a century; POST /reset starts at any.',
    ])
  })
})

describe('faults', () => {
  it('are switched on and off at run time, and show at once', async () => {
    control = await underControl()
    const { pull } = await connected()
    await control.ask('POST /grants/grant-1/expire')
    expect(await pull()).toBe(401)
    expect((await control.ask('PUT /faults/immortal-tokens')).body).toEqual({ on: ['immortal-tokens'] })
    expect(await pull()).toBe(200)
    expect((await control.ask('GET /faults?on=true')).list).toMatchObject([
      { id: 'immortal-tokens', on: true },
    ])
    await control.ask('DELETE /faults/immortal-tokens')
    expect(await pull()).toBe(401)
  })

  it('are set all at once, and cleared', async () => {
    control = await underControl()
    const on = ['html-errors', 'no-challenge']
    expect((await control.ask('PUT /faults', { on })).body).toEqual({ on })
    expect((await control.ask('DELETE /faults')).body).toEqual({ on: [] })
  })

  it('that this partner cannot have are refused with the reason', async () => {
    control = await underControl()
    const impossible = (await control.ask('GET /faults')).list.find(
      ({ inapplicable }) => inapplicable !== undefined,
    )!
    const { status, body } = await control.ask(`PUT /faults/${impossible.id}`)
    expect([status, body.detail]).toEqual([
      409,
      `aurora cannot have the fault '${impossible.id}': ${impossible.inapplicable}.`,
    ])
    expect((await control.ask('GET /faults?on=true')).list).toEqual([])
  })

  it('that do not exist are refused with the nearest name', async () => {
    control = await underControl()
    const { status, body } = await control.ask('PUT /faults/reusable-cod')
    expect([status, body.remedy]).toEqual([404, "Write 'reusable-code' instead."])
    const listed = await control.ask('PUT /faults', { on: ['reusable-cod'] })
    expect([listed.status, listed.body.remedy]).toEqual([422, "Write 'reusable-code' instead."])
  })
})

describe('users and grants', () => {
  it('tell who there is and what they have consented to, never a token', async () => {
    control = await underControl()
    const { accessToken } = await connected()
    const users = (await control.ask('GET /users')).list
    const grants = await control.ask(`GET /grants?userId=${users[0]!.id}`)
    expect(grants.list).toMatchObject([
      {
        id: 'grant-1',
        userId: users[0]!.id,
        state: 'active',
        accessToken: { state: 'live' },
        issued: { accessTokens: 1 },
      },
    ])
    expect(grants.text).not.toContain(accessToken)
  })

  it('expire when they are told to: the access token, or the refresh token too', async () => {
    control = await underControl()
    const { pull } = await connected()
    expect((await control.ask('POST /grants/grant-1/expire')).body).toMatchObject({
      accessToken: { state: 'expired' },
      refreshToken: { state: 'live' },
    })
    expect(await pull()).toBe(401)
    const both = await control.ask('POST /grants/grant-1/expire', { token: 'both' })
    expect(both.body).toMatchObject({ refreshToken: { state: 'expired' } })
  })

  it('are revoked without a word, or withdrawn by the user with the event that says so', async () => {
    const { send, received } = receiver()
    control = await underControl({ send })
    await control.ask('POST /endpoints', { url: 'http://127.0.0.1:9/hook' })
    const { pull } = await connected()
    expect((await control.ask('POST /grants/grant-1/revoke')).body).toMatchObject({ state: 'revoked' })
    expect([await pull(), received.length]).toEqual([401, 0])
    const again = await connected()
    const [user] = (await control.ask('GET /users')).list
    expect((await control.ask(`POST /users/${user!.id}/disconnect`)).list.map(({ state }) => state)).toEqual([
      'revoked',
      'revoked',
    ])
    await control.controlled.mock.idle()
    expect(await again.pull()).toBe(401)
    expect(received.map(({ body }) => JSON.parse(body).user_id)).toEqual([user!.id])
  })
})

describe('webhooks', () => {
  it('go to the registered endpoints, or to those that are given', async () => {
    const { send, received } = receiver()
    control = await underControl({ send })
    const { body: endpoint, status } = await control.ask('POST /endpoints', { url: 'http://127.0.0.1:9/all' })
    expect([status, endpoint]).toEqual([201, { id: 'endpoint-1', url: 'http://127.0.0.1:9/all' }])
    const user = control.controlled.mock.users[1]!
    expect((await control.ask('POST /emit', { event: 'sleep.updated', userId: user.id })).body).toMatchObject(
      {
        userId: user.id,
        urls: ['http://127.0.0.1:9/all'],
      },
    )
    await control.ask('POST /emit', { event: 'daily.updated', to: ['http://127.0.0.1:9/given'] })
    await control.controlled.mock.idle()
    expect(received.map(({ request }) => new URL(request.url).pathname)).toEqual(['/all', '/given'])
    expect((await control.ask('DELETE /endpoints/endpoint-1')).status).toBe(204)
    expect((await control.ask('POST /emit', { event: 'sleep.updated' })).body.urls).toEqual([])
  })

  it('keep to themselves the secret that they share with an endpoint', async () => {
    const partner = await aurora()
    const registration = {
      kind: 'perApplication' as const,
      request: { method: 'POST' as const, url: '/hooks', json: { url: '{callbackUrl}' } },
      secretAt: '/secret',
    }
    control = await underControl({
      partner: { ...partner, webhooks: { ...partner.webhooks!, registration } },
    })
    const added = await control.ask('POST /endpoints', { url: 'http://127.0.0.1:9/hook' })
    const { secret } = control.controlled.mock.endpoints[0]!
    expect(secret).toMatch(/^whsec_/)
    expect(added.text + (await control.ask('GET /endpoints')).text).not.toContain(secret)
  })

  it('that are not declared are refused with the nearest name', async () => {
    control = await underControl()
    const { status, body } = await control.ask('POST /emit', { event: 'sleep.update' })
    expect([status, body.remedy]).toEqual([422, "Write 'sleep.updated' instead."])
  })
})

describe('the journal', () => {
  it('tells what was answered, with secrets and health values masked unless they are asked for', async () => {
    control = await underControl()
    const { accessToken } = await connected()
    await control.controlled.handler(new Request(`http://127.0.0.1:4010/v1/me?access_token=${accessToken}`))
    const { list, text } = await control.ask('GET /journal')
    expect(list.map(({ route, status }) => [route, status])).toEqual([
      ['authorize', 302],
      ['token', 200],
      ['data.sleep', 200],
      ['unknown', 404],
    ])
    expect(list[3]!.url).toBe('http://127.0.0.1:4010/v1/me?access_token=[redacted]')
    expect(text).not.toContain(accessToken)
    expect(text).not.toContain('mock-client-secret')
    expect(list[2]!.response).toMatch(/"bedtime_start": "0000-00-00T00:00:00\+00:00"/)
    const exact = await control.ask('GET /journal?exact=true&route=data.sleep')
    expect(exact.list[0]).toMatchObject({
      exact: { request: { headers: { authorization: `Bearer ${accessToken}` } } },
    })
  })

  it('is filtered, and cleared without starting the count again', async () => {
    control = await underControl()
    await connected()
    const sequences = async (query: string) =>
      (await control.ask(`GET /journal?${query}`)).list.map(({ sequence }) => sequence)
    expect(await sequences('route=token')).toEqual([2])
    expect(await sequences('status=302')).toEqual([1])
    expect(await sequences('after=1&limit=1')).toEqual([3])
    expect(await sequences('grantId=grant-1&kind=exchange')).toEqual([1, 2, 3])
    expect(await sequences('userId=nobody')).toEqual([])
    await control.ask('DELETE /journal')
    await connected()
    expect(await sequences('')).toEqual([4, 5, 6])
  })
})

describe('a reset', () => {
  it('starts anew with the faults and the seed of the start, or with others', async () => {
    control = await underControl({ seed: 3 })
    await connected()
    await control.ask('PUT /faults', { on: ['html-errors'] })
    await control.ask('POST /clock/advance', { seconds: 86_400 })
    const people = (await control.ask('GET /users')).list
    expect((await control.ask('POST /reset')).body.seed).toBe(3)
    expect((await control.ask('GET /grants')).list).toEqual([])
    expect((await control.ask('GET /journal')).list).toEqual([])
    expect((await control.ask('GET /faults?on=true')).list).toEqual([])
    expect((await control.ask('GET /clock')).body.now).toBe('2026-11-20T12:00:00.000Z')
    expect((await control.ask('GET /users')).list).toEqual(people)
    await connected()
    const start = { seed: 4, now: '2026-03-01T00:00:00Z', frozen: true, faults: ['no-challenge'] }
    expect((await control.ask('POST /reset', start)).body.seed).toBe(4)
    expect((await control.ask('GET /clock')).body).toMatchObject({
      now: '2026-03-01T00:00:00.000Z',
      frozen: true,
    })
    expect((await control.ask('GET /faults?on=true')).list.map(({ id }) => id)).toEqual(['no-challenge'])
    expect((await control.ask('GET /users')).list).not.toEqual(people)
  })
})

describe('events as they happen', () => {
  it('tell of exchanges, of the clock and of what stands otherwise, masked', async () => {
    control = await underControl()
    const response = await control.handler(new Request(`${CONTROL}/events`))
    const { accessToken } = await connected()
    await control.ask('POST /clock/advance', { seconds: 5 })
    await control.ask('PUT /faults', { on: ['html-errors'] })
    control.close()
    const text = await response.text()
    const events = [...text.matchAll(/^event: (.*)\ndata: (.*)$/gm)].map(([, name, data]) => [
      name,
      JSON.parse(data!),
    ])
    expect(events.map(([name]) => name)).toEqual([
      'journal',
      'grants',
      'journal',
      'grants',
      'journal',
      'clock',
      'grants',
      'faults',
    ])
    expect(events[3]![1]).toMatchObject([{ id: 'grant-1', accessToken: { state: 'live' } }])
    expect(events.at(-1)![1]).toEqual({ on: ['html-errors'] })
    expect(text).not.toContain(accessToken)
  })
})

describe('a bad request', () => {
  it.each([
    ['an unknown path', 'GET /clocks', undefined, 404, /openapi\.json/],
    ['another method', 'GET /reset', undefined, 405, /^Use POST\.$/],
    ['an unknown parameter', 'GET /journal?rout=token', undefined, 400, /Write 'route' instead/],
    ['a parameter of another type', 'GET /journal?limit=many', undefined, 400, /errors/],
    ['a parameter twice', 'GET /journal?limit=1&limit=2', undefined, 400, /once/],
    ['a body without what it needs', 'POST /emit', {}, 400, /errors/],
    ['a body with too much', 'POST /clock/advance', { minutes: 5 }, 400, /errors/],
    ['no body where one is needed', 'POST /clock/advance', undefined, 400, /\{"seconds":3600\}/],
    ['a body where none is taken', 'POST /clock/freeze', {}, 400, /Leave it out/],
    ['an unknown grant', 'POST /grants/grant-9/expire', undefined, 404, /GET \/grants/],
    ['an unknown user', 'POST /users/nobody/disconnect', undefined, 404, /GET \/users/],
  ])('with %s is told what was expected (RFC 9457)', async (_, call, body, status, remedy) => {
    control = await underControl()
    const answer = await control.ask(call, body)
    expect(answer.status).toBe(status)
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
    expect(answer.body).toMatchObject({
      status,
      title: expect.any(String),
      detail: expect.stringMatching(/\.$/),
    })
    expect(answer.body.remedy).toMatch(remedy)
  })

  it('names each place that is wrong', async () => {
    control = await underControl()
    const { body } = await control.ask('POST /emit', { event: 'sleep.updated', count: 0, to: ['ftp://x'] })
    expect(body.errors).toMatchObject([{ at: '/count' }, { at: '/to/0', found: '"ftp://x"' }])
  })

  it('that is no JSON, or is not declared as JSON, is refused', async () => {
    control = await underControl()
    const send = (body: string, type: string) =>
      control.ask('POST /clock/advance', undefined, { body, headers: { 'content-type': type } })
    expect((await send('{"seconds":', 'application/json')).status).toBe(400)
    const form = await send('{"seconds":5}', 'application/x-www-form-urlencoded')
    expect([form.status, form.body.remedy]).toEqual([415, expect.stringContaining('--json')])
  })
})

describe('who may ask', () => {
  const ours = { origin: CONTROL, 'sec-fetch-site': 'same-origin' }
  it.each([
    ['our own page', CONTROL, ours, 200],
    ['a program', CONTROL, {}, 200],
    ['localhost', 'http://localhost:4999', {}, 200],
    ['IPv6 loopback', 'http://[::1]:4999', {}, 200],
    ['a name that somebody else resolves to this machine', 'http://rebound.example:4999', {}, 421],
    ['such a name beside one of ours', CONTROL, { host: 'rebound.example:4999' }, 421],
    ['a page of another site', CONTROL, { origin: 'https://evil.example' }, 403],
    ['a page of the mock, on another port', CONTROL, { origin: 'http://127.0.0.1:4010' }, 403],
    ['a page without an origin', CONTROL, { origin: 'null' }, 403],
    [
      'an image of another site',
      CONTROL,
      { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' },
      403,
    ],
  ])('%s', async (_, base, headers, status) => {
    control = await underControl()
    const response = await control.handler(new Request(`${base}/clock`, { headers }))
    expect(response.status).toBe(status)
    expect([...response.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
  })
})

it('is stopped cleanly when it is asked to', async () => {
  control = await underControl()
  expect([(await control.ask('POST /stop')).status, control.stopped()]).toEqual([202, true])
})

it('controls a legacy partner as well: static tokens, full events in batches', async () => {
  const { send, received } = receiver(() => new Response(null, { status: 200 }))
  control = await underControl({ partner: await pulse(), send })
  const [event] = (await control.ask('GET /partner')).body.events as readonly string[]
  const { status } = await control.ask('POST /emit', { event, to: ['http://127.0.0.1:9/hook'] })
  await control.controlled.mock.idle()
  expect([status, received.length]).toEqual([202, 1])
})
