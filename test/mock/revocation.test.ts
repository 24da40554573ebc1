import { describe, expect, it } from 'vitest'
import type { RequestTemplate } from '../../src/partner/request-template.ts'
import {
  ask,
  connect,
  dataRequest,
  filled,
  refreshRequest,
  type Subject,
  subject,
  type Tokens,
  withAuth,
} from './support/asking.ts'
import { aurora, pulse } from './support/partners.ts'

const BEARER = { authorization: 'Bearer {accessToken}' }
const BASIC = { authorization: 'Basic {basicCredentials}' }

const WAYS: readonly (readonly [string, RequestTemplate, number])[] = [
  [
    'POST of a refresh token',
    { method: 'POST', url: '/revoke', headers: BASIC, form: { token: '{refreshToken}' } },
    200,
  ],
  [
    'POST of an access token',
    { method: 'POST', url: '/revoke', headers: BASIC, form: { token: '{accessToken}' } },
    200,
  ],
  ['DELETE with a bearer token', { method: 'DELETE', url: '/v1/permissions', headers: BEARER }, 204],
  ['DELETE of a user', { method: 'DELETE', url: '/v1/users/{userId}', headers: BASIC }, 204],
  [
    'GET with the token in the query',
    { method: 'GET', url: '/revoke', query: { token: '{accessToken}' } },
    200,
  ],
]

async function isDead(about: Subject, { accessToken, refreshToken }: Tokens): Promise<boolean> {
  const range = { from: '2026-11-10T00:00:00Z', to: '2026-11-20T00:00:00Z' }
  const data = await ask(about, dataRequest(about, 'sleep', range, accessToken))
  const renewed = await ask(about, refreshRequest(about, refreshToken))
  return data.status === 401 && renewed.body.error === 'invalid_grant'
}

describe('revocation, in every declared form (RFC 7009)', () => {
  it.each(WAYS)('%s kills access token and refresh token', async (_, revocation, status) => {
    const about = subject(withAuth(await aurora(), { revocation }))
    const [mine, other] = [await connect(about), await connect(about, { login_hint: 'Ben' })]
    const { accessToken, refreshToken } = mine
    const answer = await ask(
      about,
      filled(about, revocation, { refreshToken, userId: 'user-1' }, accessToken),
    )
    expect([answer.status, answer.text]).toEqual([status, ''])
    expect(await isDead(about, mine)).toBe(true)
    expect(await isDead(about, other)).toBe(false)
  })

  it('takes either token, whatever the client calls it (§2.1)', async () => {
    const about = subject(await aurora())
    const tokens = await connect(about)
    await ask(about, filled(about, about.auth.revocation!, { refreshToken: tokens.accessToken }))
    expect(await isDead(about, tokens)).toBe(true)
  })

  it('answers 200 for a token that it does not know (§2.2)', async () => {
    const about = subject(await aurora())
    expect((await ask(about, filled(about, about.auth.revocation!, { refreshToken: 'gone' }))).status).toBe(
      200,
    )
  })

  it('refuses a request that names no token, and one from a stranger', async () => {
    const about = subject(await aurora())
    const tokens = await connect(about)
    const template = about.auth.revocation!
    const nothing = await ask(about, filled(about, template, {}))
    expect([nothing.status, nothing.body.error]).toEqual([400, 'invalid_request'])
    const { url, headers: _, ...init } = filled(about, template, {})
    const body = new URLSearchParams({ token: tokens.refreshToken, token_type_hint: 'refresh_token' })
    const stranger = await ask(
      about,
      new Request(url, { ...init, method: 'POST', body, headers: { authorization: 'Basic eDp5' } }),
    )
    expect([stranger.status, stranger.body.error]).toEqual([401, 'invalid_client'])
    expect(await isDead(about, tokens)).toBe(false)
  })

  it('wraps its answer where the partner wraps everything', async () => {
    const about = subject(await pulse())
    const { accessToken } = await connect(about)
    const answer = await ask(about, filled(about, about.auth.revocation!, {}, accessToken))
    expect(answer.body).toEqual({ status: 0 })
    const again = await ask(about, dataRequest(about, 'sleep', { from: 1, to: 2 }, accessToken))
    expect(again.body.status).toBe(293)
  })
})
