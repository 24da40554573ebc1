import { describe, expect, it } from 'vitest'
import { authorizationRequest } from '../../src/client/authorization-request.ts'
import { callValues } from '../../src/client/call-values.ts'
import { consentUrl, followConsent } from '../../src/client/follow-consent.ts'
import { idText, locate, scopeList } from '../../src/client/locate.ts'
import { readRedirect } from '../../src/client/read-redirect.ts'
import { readRefreshResponse } from '../../src/client/read-refresh-response.ts'
import { readTokenResponse } from '../../src/client/read-token-response.ts'
import {
  clientCredentialsGrant,
  codeGrant,
  refreshGrant,
  requestToken,
} from '../../src/client/token-request.ts'
import { type Exchange, recordExchange } from '../../src/http/exchange.ts'
import { manualClock } from '../../src/kernel/clock.ts'
import { random } from '../../src/kernel/random.ts'
import type { OAuth2Auth } from '../../src/partner/auth.ts'
import { mockCredentials } from '../../src/partner/credentials.ts'
import { fillRequest } from '../../src/partner/fill-request.ts'
import { aurora, pulse } from '../support/partners.ts'
import { START_MS } from './connected.ts'

const BASE_URL = 'https://api.partner.test/base'
const oauth = async (change: Partial<OAuth2Auth> = {}): Promise<OAuth2Auth> => ({
  ...((await aurora()).auth as OAuth2Auth),
  ...change,
})

function answered(body: unknown, status = 200, headers: Record<string, string> = {}): Exchange {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const type = typeof body === 'string' ? 'text/html' : 'application/json'
  return {
    request: { method: 'POST', url: BASE_URL, headers: {}, body: '' },
    response: { status, headers: { 'content-type': type, ...headers }, body: text },
    sentAtMs: START_MS,
    durationMs: 5,
  }
}

describe('an authorization request', () => {
  const ask = async (change: Partial<OAuth2Auth> = {}, seed = 1) =>
    authorizationRequest(await oauth(change), {
      baseUrl: BASE_URL,
      clientId: 'id&1',
      randomness: random(seed),
    })

  it('carries everything that RFC 6749 §4.1.1 and RFC 7636 §4.3 ask for', async () => {
    const request = await ask()
    const url = new URL(request.url)
    expect(url.origin + url.pathname).toBe('https://api.partner.test/base/oauth/authorize')
    expect(Object.fromEntries(url.searchParams)).toEqual({
      response_type: 'code',
      client_id: 'id&1',
      redirect_uri: 'http://127.0.0.1:4011/callback',
      scope: 'sleep.read workout.read daily.read body.read offline',
      state: request.state,
      code_challenge: expect.stringMatching(/^[A-Za-z0-9_-]{43}$/),
      code_challenge_method: 'S256',
    })
  })

  it('has a challenge that is the SHA-256 of its verifier', async () => {
    const request = await ask()
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(request.codeVerifier))
    const challenge = Buffer.from(digest).toString('base64url')
    expect(new URL(request.url).searchParams.get('code_challenge')).toBe(challenge)
  })

  it('is new every time, and the same for the same seed', async () => {
    const [one, two, again] = [await ask({}, 1), await ask({}, 2), await ask({}, 1)]
    expect(one.state).not.toBe(two.state)
    expect(one).toEqual(again)
  })

  it('leaves PKCE out for a partner without, joins scopes by its separator, adds its constants', async () => {
    const { auth } = await pulse()
    const { url, codeVerifier } = await ask({
      ...(auth as OAuth2Auth),
      authorizationParameters: { access_type: 'offline' },
    })
    const parameters = new URL(url).searchParams
    expect(codeVerifier).toBeUndefined()
    expect(parameters.has('code_challenge')).toBe(false)
    expect(parameters.get('scope')).toBe('user.info,user.metrics,user.activity,user.sleep')
    expect(parameters.get('access_type')).toBe('offline')
  })
})

describe('an automatic consent', () => {
  const redirectUri = 'http://127.0.0.1:4011/callback'
  const walk = (steps: Record<string, (request: Request) => Response>, maxRedirects?: number) =>
    followConsent('https://auth.test/start', {
      redirectUri,
      exchange: recordExchange(
        async (request) =>
          steps[new URL(request.url).pathname]?.(request) ?? new Response('no', { status: 404 }),
        manualClock(0),
      ),
      ...(maxRedirects === undefined ? {} : { maxRedirects }),
    })
  const to = (location: string, cookies: string[] = []) =>
    new Response(null, {
      status: 303,
      headers: [['location', location], ...cookies.map((cookie): [string, string] => ['set-cookie', cookie])],
    })

  it('follows relative redirects with the cookies that belong there, and does not call the redirect URI', async () => {
    const seen: (string | null)[] = []
    const consent = await walk({
      '/start': () =>
        to('/login/7', ['session=1; Path=/; HttpOnly', 'step=7; Path=/login/7', 'gone=; Path=/']),
      '/login/7': (request) => {
        seen.push(request.headers.get('cookie'))
        return to('/done', ['step=; Path=/login/7; Max-Age=0'])
      },
      '/done': (request) => {
        seen.push(request.headers.get('cookie'))
        return to(`${redirectUri}?code=c&state=s`)
      },
    })
    expect(consent).toMatchObject({ reached: true, redirectUrl: `${redirectUri}?code=c&state=s` })
    expect(seen).toEqual(['step=7; session=1', 'session=1'])
  })

  it('sends nobody the cookies of another host', async () => {
    const seen: (string | null)[] = []
    await walk({
      '/start': () => to('https://other.test/next', ['session=1; Path=/']),
      '/next': (request) => {
        seen.push(request.headers.get('cookie'))
        return new Response('page')
      },
    })
    expect(seen).toEqual([null])
  })

  it('ends at a page that wants a person, and says where', async () => {
    const consent = await walk({
      '/start': () => new Response('<form>', { headers: { 'content-type': 'text/html' } }),
    })
    expect(consent).toMatchObject({
      reached: false,
      reason: '/start answered 200 (text/html) instead of a redirect',
    })
  })

  it('ends when redirects go round in circles', async () => {
    const consent = await walk({ '/start': () => to('/start') }, 4)
    expect(consent).toMatchObject({ reached: false, reason: 'more than 4 redirects' })
    expect(consent.exchanges).toHaveLength(5)
  })

  it('names its user as the environment says', () => {
    const environment = { consentParameters: { login_hint: '{user}', fixed: 'yes' } }
    expect(consentUrl('https://a.test/x?y=1', environment, 'u 1')).toBe(
      'https://a.test/x?y=1&login_hint=u+1&fixed=yes',
    )
    expect(consentUrl('https://a.test/x', environment)).toBe('https://a.test/x?fixed=yes')
  })
})

describe('the redirect back to us', () => {
  const expected = { state: 's', redirectUri: 'https://terra.test/back', issuer: 'https://as.test' }
  it.each([
    ['?code=c&state=s', { kind: 'code', code: 'c' }],
    ['?code=c&state=s&iss=https%3A%2F%2Fas.test', { kind: 'code' }],
    [
      '?error=access_denied&error_description=No.&state=s',
      { kind: 'denied', error: 'access_denied', description: 'No.' },
    ],
    ['?code=c&state=t', { kind: 'invalid' }],
    ['?code=c', { kind: 'invalid' }],
    ['?error=access_denied', { kind: 'invalid' }],
    ['?code=c&state=s&iss=https%3A%2F%2Fevil.test', { kind: 'invalid' }],
    ['?state=s', { kind: 'invalid', reason: 'the redirect carries neither a code nor an error' }],
    ['?code=c&code=d&state=s', { kind: 'invalid' }],
    ['?code=c&state=s&state=s', { kind: 'invalid' }],
    ['/more?code=c&state=s', { kind: 'invalid', reason: expect.stringContaining('/back/more') }],
  ])('%s is read as it must be', (suffix, reading) => {
    expect(readRedirect(`https://terra.test/back${suffix}`, expected)).toMatchObject(reading)
  })

  it('may be anything that a person pastes', () => {
    expect(readRedirect('hello', expected)).toEqual({ kind: 'invalid', reason: 'the redirect is no URL' })
  })
})

describe('a token request', () => {
  const send = async (
    change: Partial<OAuth2Auth>,
    grant = refreshGrant('r/1'),
    clientSecret = 's-e_c.r*et',
  ) => {
    const exchange = recordExchange(async () => new Response('{}'), manualClock(0))
    const credentials = { clientId: 'id', clientSecret }
    const { request } = await requestToken(grant, {
      auth: await oauth(change),
      baseUrl: BASE_URL,
      credentials,
      exchange,
    })
    return { ...request, form: Object.fromEntries(new URLSearchParams(request.body)) }
  }

  it('authenticates by Basic, plainly where that is possible', async () => {
    const { headers, form, method } = await send({})
    expect([method, headers.authorization]).toEqual(['POST', `Basic ${btoa('id:s-e_c.r*et')}`])
    expect(form).toEqual({ grant_type: 'refresh_token', refresh_token: 'r/1' })
  })

  it('encodes what would break Basic (RFC 6749 §2.3.1)', async () => {
    const { headers } = await send({}, refreshGrant('r'), 'a:b c%é')
    expect(headers.authorization).toBe(`Basic ${btoa('id:a%3Ab+c%25%C3%A9')}`)
  })

  it('authenticates in the body, in the query, or by the id alone', async () => {
    const body = await send({ clientAuthentication: 'body' })
    expect(body.form).toMatchObject({ client_id: 'id', client_secret: 's-e_c.r*et' })
    const query = await send({ clientAuthentication: 'query' })
    expect(new URL(query.url).search).toBe('?client_id=id&client_secret=s-e_c.r*et')
    expect(query.form).toEqual({ grant_type: 'refresh_token', refresh_token: 'r/1' })
    const none = await send({ clientAuthentication: 'none' })
    expect(none.form).toMatchObject({ client_id: 'id' })
    expect(none.body).not.toContain('secret')
    for (const { headers } of [body, query, none]) expect(headers.authorization).toBeUndefined()
  })

  it('goes to the refresh URL for a refresh alone, with the constants of the partner', async () => {
    const change = {
      refreshUrl: '/renew',
      tokenRequest: { fields: { action: 'x' }, headers: { 'x-app': '7' } },
    }
    const refresh = await send(change)
    expect([refresh.url, refresh.form.action, refresh.headers['x-app']]).toEqual([
      `${BASE_URL}/renew`,
      'x',
      '7',
    ])
    const code = await send(change, codeGrant({ code: 'c', redirectUri: 'https://t/b', codeVerifier: 'v' }))
    expect(code.url).toBe(`${BASE_URL}/oauth/token`)
    expect(code.form).toMatchObject({
      grant_type: 'authorization_code',
      code: 'c',
      redirect_uri: 'https://t/b',
      code_verifier: 'v',
    })
  })

  it('asks for its scopes with client credentials', async () => {
    const { scopes } = await oauth()
    const { form } = await send({}, clientCredentialsGrant(scopes))
    expect(form).toEqual({ grant_type: 'client_credentials', scope: scopes.request.join(' ') })
  })
})

describe("a call of the partner's own", () => {
  it.each([
    ['string', '9007199254740993', '"9007199254740993"'],
    ['integer', '42', '42'],
    ['integer', '9007199254740993', '9007199254740993'],
    ['integer', 'no-integer', '"no-integer"'],
  ] as const)('writes the user id %s %s as %s', async (type, userId, expected) => {
    const { auth, partner } = { auth: await oauth(), partner: await aurora() }
    const values = callValues({ ...auth, userId: { ...auth.userId, type } }, mockCredentials(partner), {
      userId,
    })
    const template = { method: 'POST', url: '/v1/users', json: { member: '{userId}' } } as const
    expect(await fillRequest(template, values, 'http://partner.test').text()).toBe(`{"member":${expected}}`)
  })
})

describe('a token response', () => {
  const read = async (exchange: Exchange, change: object = {}) => {
    const { tokenResponse } = await oauth()
    return readTokenResponse({ ...tokenResponse, ...change }, exchange)
  }
  const good = { access_token: 'a', refresh_token: 'r', expires_in: 3600 }

  it.each([
    ['a number of seconds', { expires_in: 3600 }, START_MS + 3600_000],
    ['digits as text', { expires_in: '3600' }, START_MS + 3600_000],
    ['nothing', { expires_in: undefined }, undefined],
    ['no number', { expires_in: 'soon' }, undefined],
  ])('gives a lifetime as %s', async (_, more, expiresAtMs) => {
    const reading = await read(answered({ ...good, ...more }))
    expect(reading.kind === 'success' && reading.tokens.expiresAtMs).toBe(expiresAtMs)
  })

  it('gives an expiry in seconds since the epoch, which goes before a lifetime', async () => {
    const reading = await read(answered({ ...good, expires_at: 1_800_000_000 }), { expiresAt: '/expires_at' })
    expect(reading).toMatchObject({ tokens: { expiresAtMs: 1_800_000_000_000 } })
  })

  it.each<[string, Exchange, object]>([
    [
      'invalid_grant is a dead grant',
      answered({ error: 'invalid_grant' }, 400),
      { kind: 'refused', dead: true },
    ],
    [
      'invalid_grant with 401 too',
      answered({ error: 'invalid_grant' }, 401),
      { kind: 'refused', dead: true },
    ],
    [
      'invalid_client is not',
      answered({ error: 'invalid_client' }, 401),
      { kind: 'refused', error: 'invalid_client', dead: false },
    ],
    ['an opaque 400 is not', answered('Bad Request', 400), { kind: 'refused', status: 400, dead: false }],
    [
      '429 means later, as the partner says',
      answered({ error: 'invalid_grant' }, 429, { 'retry-after': '7' }),
      { kind: 'retryable', afterMs: 7000 },
    ],
    ['503 in HTML means later', answered('<html>', 503), { kind: 'retryable', status: 503 }],
    [
      'HTML with 200 is malformed',
      answered('<html>'),
      { kind: 'malformed', reason: expect.stringContaining('text/html') },
    ],
    [
      'a success without a token is malformed',
      answered({ status: 0, body: {} }),
      { kind: 'malformed', reason: expect.stringContaining('/access_token') },
    ],
    ['a redirect is a refusal', answered('', 302), { kind: 'refused', dead: false }],
  ])('%s', async (_, exchange, reading) => {
    expect(await read(exchange)).toMatchObject(reading)
  })

  it.each<[string, object, object]>([
    [
      'a success',
      { status: 0, body: { ...good, expires_in: 10 } },
      { kind: 'success', tokens: { accessToken: 'a' } },
    ],
    ['too many requests', { status: 601 }, { kind: 'retryable', status: 429 }],
    [
      'a dead grant in words',
      { status: 100, error: 'invalid_grant: expired' },
      { kind: 'refused', dead: true },
    ],
    ['an error that looks like a success', { status: 503, body: {} }, { kind: 'retryable', status: 503 }],
    ['an unknown code', { status: 4711 }, { kind: 'refused', status: 400, dead: false }],
  ])('in an envelope of HTTP 200 may be %s', async (_, body, reading) => {
    const { auth } = await pulse()
    expect(readTokenResponse((auth as OAuth2Auth).tokenResponse, answered(body))).toMatchObject(reading)
  })
})

describe('the answer to a refresh that extends tokens', () => {
  const HOUR_MS = 3600_000
  const held = {
    accessToken: 'a0',
    refreshToken: 'r0',
    obtainedAtMs: START_MS - HOUR_MS,
    expiresAtMs: START_MS + HOUR_MS,
  }
  const read = async (
    exchange: Exchange,
    refresh: Partial<OAuth2Auth['refresh']> = {},
    envelope: object = {},
  ) => {
    const auth = await oauth()
    return readRefreshResponse(
      {
        ...auth,
        refresh: { ...auth.refresh, kind: 'extending', ...refresh },
        tokenResponse: { ...auth.tokenResponse, ...envelope },
      },
      exchange,
      held,
    )
  }
  const COROS = { root: '/data', success: { at: '/result', equals: '0000' } }
  const extended = (expiresAtMs: number) => ({
    kind: 'success',
    extended: true,
    tokens: { accessToken: 'a0', refreshToken: 'r0', obtainedAtMs: START_MS, expiresAtMs },
  })

  it.each<[string, object, number]>([
    ['as long as it says', { expires_in: 60 }, START_MS + 60_000],
    ['as is declared, where it says nothing', {}, START_MS + 30 * 86_400_000],
  ])('lets the same tokens live %s', async (_, body, expiresAtMs) => {
    expect(await read(answered(body), { extendsSeconds: 30 * 86_400 })).toMatchObject(extended(expiresAtMs))
  })

  it('lets them live as long as before, where nobody says how long', async () => {
    expect(await read(answered({}))).toMatchObject(extended(START_MS + 2 * HOUR_MS))
  })

  it.each([
    ['nothing at all', answered('', 204)],
    ['a code that says success', answered({ result: '0000', message: 'OK' })],
  ])('may hold %s', async (_, exchange) => {
    const envelope = exchange.response.status === 204 ? {} : COROS
    expect(await read(exchange, {}, envelope)).toMatchObject(extended(START_MS + 2 * HOUR_MS))
  })

  it('is believed where it gives other tokens all the same', async () => {
    const reading = await read(answered({ access_token: 'a1', expires_in: 60 }))
    expect(reading).toMatchObject({ tokens: { accessToken: 'a1', refreshToken: 'r0' } })
    expect(reading).not.toHaveProperty('extended')
  })

  it.each<[string, Exchange, object]>([
    ['another code is a refusal', answered({ result: '5005' }), { kind: 'refused', dead: false }],
    ['trouble is trouble', answered('', 503), { kind: 'retryable' }],
  ])('%s', async (_, exchange, reading) => {
    expect(await read(exchange, {}, COROS)).toMatchObject(reading)
  })

  it('is malformed where it is a page', async () => {
    expect(await read(answered('<html>'))).toMatchObject({ kind: 'malformed' })
  })

  it('is no success without tokens, where a refresh gives new ones', async () => {
    expect(await read(answered({}), { kind: 'static' })).toMatchObject({ kind: 'malformed' })
  })
})

describe('a locator', () => {
  const call = async () => answered('{"body":{"userid":9007199254740993}}')
  const jwt = `e30.${Buffer.from('{"sub":9007199254740993,"näme":"ü"}').toString('base64url')}.x`

  it.each([
    ['the token response', { from: 'tokenResponse', at: '/user_id' }, 'u1'],
    [
      'a call',
      { from: 'call', request: { method: 'GET', url: '/me' }, at: '/body/userid' },
      9007199254740993n,
    ],
    ['a claim', { from: 'jwtClaim', token: '/id_token', at: '/sub' }, 9007199254740993n],
    ['the redirect', { from: 'redirect', parameter: 'scope' }, 'a b'],
    ['a record', { from: 'data', at: '/owner' }, 7],
  ] as const)('finds what stands in %s', async (_, locator, value) => {
    const evidence = {
      tokenResponse: { user_id: 'u1', id_token: jwt },
      redirect: new URLSearchParams('scope=a+b'),
      record: { owner: 7 },
      call,
    }
    expect(await locate(locator, evidence)).toMatchObject({ found: true, value })
    expect(await locate(locator, { call: async () => answered({}, 500) })).toMatchObject({ found: false })
  })

  it('says why it finds nothing', async () => {
    expect(await locate({ from: 'none' }, { call })).toMatchObject({ found: false, why: 'nowhere' })
    expect(await locate({ from: 'data', at: '/x' }, { call })).toMatchObject({ found: false, why: 'later' })
    expect(
      await locate({ from: 'tokenResponse', at: '/x' }, { call, tokenResponse: { x: null } }),
    ).toMatchObject({
      found: false,
      why: 'missing',
      reason: expect.stringContaining("'/x'"),
    })
  })

  it('takes ids of 64 bits to the last digit, and nothing that is no id', () => {
    expect([9007199254740993n, 12, 'x', '', 1.5, true, null, {}].map(idText)).toEqual([
      '9007199254740993',
      '12',
      'x',
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ])
  })

  it('takes scopes as a list or as text', () => {
    expect(scopeList(['a', 'b'], ' ')).toEqual(['a', 'b'])
    expect(scopeList(' a  b ', ' ')).toEqual(['a', 'b'])
    expect(scopeList('a, b,c', ',')).toEqual(['a', 'b', 'c'])
  })
})
