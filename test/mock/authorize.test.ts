import { describe, expect, it } from 'vitest'
import {
  ask,
  authorizationRequest,
  authorized,
  CHALLENGE,
  codeFor,
  subject,
  withAuth,
} from './support/asking.ts'
import { aurora, pulse } from './support/partners.ts'

describe('the authorization endpoint (RFC 6749 §4.1.1, §4.1.2)', () => {
  it('consents for the first user and redirects with a code and the state as it came', async () => {
    const about = subject(await aurora())
    const response = await about.mock.handler(authorizationRequest(about))
    const location = new URL(response.headers.get('location')!)
    expect(response.status).toBe(302)
    expect(location.href.startsWith(`${about.auth.redirectUri}?`)).toBe(true)
    expect(location.searchParams.get('code')).toMatch(/^[A-Za-z0-9]{40}$/)
    expect(location.searchParams.get('state')).toBe('a state & more')
    expect(about.mock.grants.map(({ userId }) => userId)).toEqual(['user-1'])
  })

  it('sends no state back when none came', async () => {
    const about = subject(await aurora())
    expect((await authorized(about, { state: undefined })).has('state')).toBe(false)
  })

  it.each(['user-2', 'Ben'])('consents for the user that login_hint names: %s', async (hint) => {
    const about = subject(await aurora())
    await codeFor(about, { login_hint: hint })
    expect(about.mock.grants[0]?.userId).toBe('user-2')
  })

  it('denies access for a user that does not exist', async () => {
    const about = subject(await aurora())
    const parameters = await authorized(about, { login_hint: 'nobody' })
    expect(parameters.get('error')).toBe('access_denied')
    expect(about.mock.grants).toEqual([])
  })

  it('grants the scopes that are asked for, no more', async () => {
    const about = subject(await aurora())
    await codeFor(about, { scope: 'sleep.read' })
    expect(about.mock.grants[0]?.scopes).toEqual(['sleep.read'])
  })

  it('reads scopes by the declared separator', async () => {
    const about = subject(await pulse())
    await codeFor(about, { scope: 'user.sleep,user.info' })
    expect(about.mock.grants[0]?.scopes).toEqual(['user.sleep', 'user.info'])
  })

  it('keeps the query of a registered redirect URI (RFC 6749 §3.1.2)', async () => {
    const partner = withAuth(await aurora(), { redirectUri: 'https://app.example/back?tenant=7' })
    const parameters = await authorized(subject(partner))
    expect(parameters.get('tenant')).toBe('7')
    expect(parameters.has('code')).toBe(true)
  })

  it('names its issuer in every redirect where it is told to (RFC 9207 §2)', async () => {
    const about = subject(await aurora(), { identifiesIssuer: true })
    expect((await authorized(about)).get('iss')).toBe(about.baseUrl)
    expect((await authorized(about, { scope: 'everything' })).get('iss')).toBe(about.baseUrl)
    expect((await authorized(subject(await aurora()))).has('iss')).toBe(false)
  })

  it('tells user id and scopes in the redirect where the descriptor looks for them there', async () => {
    const base = await aurora()
    const { scopes } = base.auth as typeof base.auth & { kind: 'oauth2' }
    const partner = withAuth(base, {
      userId: { from: 'redirect', parameter: 'user', type: 'string' },
      scopes: { ...scopes, granted: { from: 'redirect', parameter: 'granted' } },
    })
    const parameters = await authorized(subject(partner), { scope: 'sleep.read offline' })
    expect(parameters.get('user')).toBe('user-1')
    expect(parameters.get('granted')).toBe('sleep.read offline')
  })
})

describe('errors that must not be redirected (RFC 6749 §4.1.2.1)', () => {
  it.each([
    ['an unknown client', { client_id: 'someone' }],
    ['no client', { client_id: undefined }],
    ['another redirect URI', { redirect_uri: 'https://evil.example/callback' }],
    ['a redirect URI with a slash more', { redirect_uri: 'http://127.0.0.1:4011/callback/' }],
    ['a redirect URI with a query more', { redirect_uri: 'http://127.0.0.1:4011/callback?a=b' }],
    ['a redirect URI in other case', { redirect_uri: 'http://127.0.0.1:4011/Callback' }],
  ])('%s', async (_, parameters) => {
    const about = subject(await aurora())
    const answer = await ask(about, authorizationRequest(about, parameters))
    expect(answer.status).toBe(400)
    expect(answer.headers.has('location')).toBe(false)
    expect(answer.body.error).toBe('invalid_request')
  })

  it('shows a person a page instead', async () => {
    const about = subject(await aurora())
    const request = authorizationRequest(
      about,
      { client_id: 'someone' },
      { headers: { accept: 'text/html' } },
    )
    const answer = await ask(about, request)
    expect(answer.status).toBe(400)
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(answer.text).toContain('role="alert"')
  })
})

describe('errors that go back to the application (RFC 6749 §4.1.2.1, RFC 7636 §4.4.1)', () => {
  it.each([
    ['invalid_request', 'no response_type', { response_type: undefined }],
    ['unsupported_response_type', 'the implicit grant', { response_type: 'token' }],
    ['invalid_scope', 'an unknown scope', { scope: 'sleep.read everything' }],
    ['invalid_request', 'no challenge where PKCE is required', { code_challenge: undefined }],
    ['invalid_request', 'the method plain', { code_challenge_method: 'plain' }],
    ['invalid_request', 'no method, which means plain', { code_challenge_method: undefined }],
    ['invalid_request', 'a challenge that is no SHA-256', { code_challenge: `${CHALLENGE}A` }],
  ])('%s for %s', async (error, _, parameters) => {
    const about = subject(await aurora())
    const told = await authorized(about, parameters)
    expect(told.get('error')).toBe(error)
    expect(told.get('state')).toBe('a state & more')
    expect(told.has('code')).toBe(false)
  })

  it('invalid_request for a parameter that stands twice (RFC 6749 §3.1)', async () => {
    const about = subject(await aurora())
    const request = authorizationRequest(about)
    const response = await about.mock.handler(new Request(`${request.url}&scope=offline`))
    expect(new URL(response.headers.get('location')!).searchParams.get('error')).toBe('invalid_request')
  })

  it('asks for no challenge where PKCE is optional, and ignores one where there is no PKCE', async () => {
    const optional = subject(withAuth(await aurora(), { pkce: 'optional' }))
    const without = { code_challenge: undefined, code_challenge_method: undefined }
    expect((await authorized(optional, without)).has('code')).toBe(true)
    const none = subject(withAuth(await aurora(), { pkce: 'none' }))
    expect(
      (await authorized(none, { code_challenge: 'x', code_challenge_method: 'plain' })).has('code'),
    ).toBe(true)
  })
})
