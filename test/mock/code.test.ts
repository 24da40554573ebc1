import { describe, expect, it } from 'vitest'
import {
  ask,
  codeFor,
  codeRequest,
  connect,
  dataRequest,
  refreshRequest,
  subject,
  tokenRequest,
  tokensOf,
  withAuth,
} from './support/asking.ts'
import { aurora, pulse } from './support/partners.ts'

const RANGE = { from: '2026-11-10T00:00:00Z', to: '2026-11-20T00:00:00Z' }

describe('an authorization code against tokens (RFC 6749 §4.1.3, §5.1)', () => {
  it('answers with everything that the descriptor promises, not to be stored', async () => {
    const about = subject(await aurora())
    const answer = await ask(about, codeRequest(about, await codeFor(about)))
    expect(answer.status).toBe(200)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(answer.headers.get('content-type')).toMatch(/^application\/json/)
    expect(answer.body).toMatchObject({
      token_type: 'Bearer',
      expires_in: 3600,
      user_id: 'user-1',
      scope: 'sleep.read workout.read daily.read body.read offline',
    })
  })

  it('issues a signed JWT as access token (RFC 9068) that its published keys verify', async () => {
    const about = subject(await aurora())
    const { accessToken } = await connect(about)
    const keys = await ask(about, new Request(`${about.baseUrl}/.well-known/jwks.json`))
    const { createLocalJWKSet, jwtVerify } = await import('jose')
    const verified = await jwtVerify(accessToken, createLocalJWKSet(keys.body as never), {
      currentDate: new Date(about.clock.epochMs()),
      typ: 'at+jwt',
    })
    expect(verified.payload).toMatchObject({ sub: 'user-1', client_id: 'terra' })
    expect(keys.text).not.toContain('"d"')
  })

  it('redeems a code once, and a replay costs what it issued (RFC 6749 §4.1.2)', async () => {
    const about = subject(await aurora())
    const code = await codeFor(about)
    const { accessToken, refreshToken } = tokensOf(about, await ask(about, codeRequest(about, code)))
    expect((await ask(about, dataRequest(about, 'sleep', RANGE, accessToken))).status).toBe(200)
    const replay = await ask(about, codeRequest(about, code))
    expect([replay.status, replay.body.error]).toEqual([400, 'invalid_grant'])
    expect((await ask(about, dataRequest(about, 'sleep', RANGE, accessToken))).status).toBe(401)
    expect((await ask(about, refreshRequest(about, refreshToken))).body.error).toBe('invalid_grant')
  })

  it('redeems a code once however many requests arrive together, and takes that for a replay', async () => {
    const about = subject(await aurora())
    const code = await codeFor(about)
    const answers = await Promise.all([1, 2, 3, 4].map(() => ask(about, codeRequest(about, code))))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400, 400, 400])
    const { accessToken } = tokensOf(about, answers.find(({ status }) => status === 200)!)
    expect((await ask(about, dataRequest(about, 'sleep', RANGE, accessToken))).status).toBe(401)
  })

  it('lets a code expire after 60 s', async () => {
    const about = subject(await aurora())
    const [inTime, late] = [await codeFor(about), await codeFor(about)]
    await about.clock.advance(59_999)
    expect((await ask(about, codeRequest(about, inTime))).status).toBe(200)
    await about.clock.advance(1)
    expect((await ask(about, codeRequest(about, late))).body.error).toBe('invalid_grant')
  })

  it.each([
    ['another redirect URI', { redirect_uri: 'http://127.0.0.1:4011/other' }],
    ['no redirect URI', { redirect_uri: undefined }],
    ['a wrong verifier', { code_verifier: 'a'.repeat(43) }],
    ['no verifier', { code_verifier: undefined }],
    ['an unknown code', { code: 'guessed' }],
    ['another client id', { client_id: 'someone' }],
  ])('refuses %s with invalid_grant, and the code stays good', async (_, fields) => {
    const about = subject(await aurora())
    const code = await codeFor(about)
    const refused = await ask(about, codeRequest(about, code, fields))
    expect([refused.status, refused.body.error]).toEqual([400, 'invalid_grant'])
    expect((await ask(about, codeRequest(about, code))).status).toBe(200)
  })

  it('refuses a verifier where there was no challenge (RFC 9700 §4.8.2)', async () => {
    const about = subject(withAuth(await aurora(), { pkce: 'optional' }))
    const code = await codeFor(about, { code_challenge: undefined, code_challenge_method: undefined })
    expect((await ask(about, codeRequest(about, code))).body.error).toBe('invalid_grant')
    expect((await ask(about, codeRequest(about, code, { code_verifier: undefined }))).status).toBe(200)
  })
})

describe('token requests that are wrong in their form (RFC 6749 §5.2)', () => {
  it.each([
    ['invalid_request', 'no grant type', { code: 'x' }],
    ['invalid_request', 'no code', { grant_type: 'authorization_code' }],
    ['invalid_request', 'no refresh token', { grant_type: 'refresh_token' }],
    [
      'unsupported_grant_type',
      'the password grant',
      { grant_type: 'password', username: 'a', password: 'b' },
    ],
    ['unsupported_grant_type', 'client credentials', { grant_type: 'client_credentials' }],
    ['unsupported_grant_type', 'a name from a prototype', { grant_type: 'constructor' }],
  ])('%s for %s', async (error, _, fields) => {
    const about = subject(await aurora())
    const answer = await ask(about, tokenRequest(about, fields))
    expect([answer.status, answer.body.error]).toEqual([400, error])
    expect(answer.headers.get('cache-control')).toBe('no-store')
  })

  it('invalid_request for a parameter that stands twice (RFC 6749 §3.2)', async () => {
    const about = subject(await aurora())
    const good = codeRequest(about, await codeFor(about))
    const body = `${await good.clone().text()}&grant_type=authorization_code`
    const twice = new Request(good.url, { method: 'POST', headers: good.headers, body })
    expect((await ask(about, twice)).body.error).toBe('invalid_request')
  })

  it('invalid_request for a body that is no form', async () => {
    const about = subject(await aurora())
    const { url, headers } = tokenRequest(about, {})
    const json = new Headers(headers)
    json.set('content-type', 'application/json')
    const answer = await ask(
      about,
      new Request(url, { method: 'POST', headers: json, body: '{"grant_type":1' }),
    )
    expect([answer.status, answer.body.error]).toEqual([400, 'invalid_request'])
  })

  it('405 for GET, as tokens are asked for by POST (RFC 6749 §3.2)', async () => {
    const about = subject(await aurora())
    const answer = await ask(about, new Request(`${about.baseUrl}/oauth/token?grant_type=authorization_code`))
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST'])
  })

  it('refuses a request without the constant field of the descriptor', async () => {
    const about = subject(await pulse())
    const answer = await ask(about, codeRequest(about, await codeFor(about), { action: undefined }))
    expect(answer.status).toBe(200)
    expect(answer.body.status).toBe(100)
    expect(answer.body.error).toContain('invalid_request')
  })
})
