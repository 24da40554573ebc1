import { decodeJwt } from 'jose'
import { describe, expect, it } from 'vitest'
import { resolvePointer } from '../../src/kernel/pointer.ts'
import type { OAuth2Auth, TokenResponse } from '../../src/partner/auth.ts'
import { effectiveStatus } from '../../src/partner/envelope.ts'
import type { RequestTemplate } from '../../src/partner/request-template.ts'
import {
  ask,
  codeFor,
  codeRequest,
  connect,
  filled,
  NOON,
  type Subject,
  subject,
  tokenRequest,
  withAuth,
} from './support/asking.ts'
import { aurora, pulse } from './support/partners.ts'

async function answering(auth: Partial<OAuth2Auth>, response: Partial<TokenResponse> = {}): Promise<Subject> {
  const base = await aurora()
  const { tokenResponse } = base.auth as OAuth2Auth
  return subject(withAuth(base, { ...auth, tokenResponse: { ...tokenResponse, ...response } }))
}

describe('where the members of a token response stand', () => {
  it('expires_in and expires_at, both, each, or neither', async () => {
    const { expiresIn: _, ...base } = ((await aurora()).auth as OAuth2Auth).tokenResponse
    const inAndAt = [{ expiresIn: '/expires_in', expiresAt: '/expires_at' }, { expiresAt: '/expires_at' }, {}]
    const told = await Promise.all(
      inAndAt.map(async (lifetimes) => {
        const about = subject(withAuth(await aurora(), { tokenResponse: { ...base, ...lifetimes } }))
        const { content } = await connect(about)
        return [content.expires_in, content.expires_at]
      }),
    )
    const expiresAt = NOON / 1000 + 3600
    expect(told).toEqual([
      [3600, expiresAt],
      [undefined, expiresAt],
      [undefined, undefined],
    ])
  })

  it('other names, and a root with a success mark', async () => {
    const about = await answering(
      { userId: { from: 'tokenResponse', at: '/athlete/id', type: 'string' } },
      {
        root: '/payload',
        success: { at: '/result', equals: '0000' },
        accessToken: '/token/value',
        refreshToken: '/token/renew',
      },
    )
    const answer = await ask(about, codeRequest(about, await codeFor(about)))
    expect(answer.body).toMatchObject({
      result: '0000',
      payload: { token: { value: expect.any(String), renew: expect.any(String) }, athlete: { id: 'user-1' } },
    })
  })

  it('scopes joined by the declared separator', async () => {
    const { content } = await connect(subject(await pulse()))
    expect(content.scope).toBe('user.info,user.metrics,user.activity,user.sleep')
  })

  it('no scope and no user id where the descriptor looks for them elsewhere', async () => {
    const { scopes } = (await aurora()).auth as OAuth2Auth
    const about = await answering({
      scopes: { ...scopes, granted: { from: 'none' } },
      userId: { from: 'data', at: '/user_id', type: 'string' },
    })
    const { content } = await connect(about)
    expect(Object.keys(content).sort()).toEqual(['access_token', 'expires_in', 'refresh_token', 'token_type'])
  })

  it('user id and scopes in claims: of the access token, and of a token beside it', async () => {
    const { scopes } = (await aurora()).auth as OAuth2Auth
    const about = await answering({
      scopes: { ...scopes, granted: { from: 'jwtClaim', token: '/access_token', at: '/granted' } },
      userId: { from: 'jwtClaim', token: '/id_token', at: '/user/id', type: 'string' },
    })
    const { content, accessToken } = await connect(about, { scope: 'sleep.read offline' })
    expect(decodeJwt(accessToken).granted).toBe('sleep.read offline')
    expect(decodeJwt(content.id_token as string)).toMatchObject({ user: { id: 'user-1' }, aud: 'terra' })
  })
})

describe('errors inside HTTP 200, as the envelope declares', () => {
  it.each([
    ['a number, listed', { at: '/status', equals: 0, otherwise: { '293': 401 } }, 200, 293],
    ['a number, not listed', { at: '/status', equals: 0 }, 200, 401],
    ['text', { at: '/result', equals: '0000', otherwise: { '4010': 401 } }, 200, '4010'],
    ['a boolean, which cannot say 401', { at: '/ok', equals: true }, 401, false],
    ['a boolean, which is declared to', { at: '/ok', equals: true, otherwise: { false: 401 } }, 200, false],
  ])('%s', async (_, success, httpStatus, code) => {
    const about = await answering({}, { success })
    const answer = await ask(about, tokenRequest(about, { grant_type: 'refresh_token' }, { secret: 'wrong' }))
    expect([answer.status, resolvePointer(answer.body, success.at)]).toEqual([httpStatus, code])
    expect(effectiveStatus(about.auth.tokenResponse, answer.status, answer.body)).toBe(401)
    expect(answer.body.error).toBe('invalid_client')
  })
})

describe('what an envelope says in words', () => {
  it.each([
    ['/error', 'invalid_client'],
    ['/problem/text', 'The client secret is wrong.'],
  ])('%s: the code where OAuth has it, a sentence anywhere else', async (message, said) => {
    const success = { at: '/status', equals: 0, otherwise: { '293': 401 }, message }
    const about = await answering({}, { root: '/body', success })
    const request = tokenRequest(about, { grant_type: 'refresh_token' }, { secret: 'wrong' })
    expect(resolvePointer((await ask(about, request)).body, message)).toBe(said)
  })
})

describe('the call that tells the user id', () => {
  it('keeps all 64 bits of an integer', async () => {
    const about = subject(await pulse())
    const { accessToken } = await connect(about)
    const { userId } = about.auth
    if (userId.from !== 'call') throw new Error('pulse tells the user id in a call')
    const answer = await ask(about, filled(about, userId.request, {}, accessToken))
    expect(answer.text).toContain('9007199254740993')
    expect(resolvePointer(answer.body, userId.at)).toBe(9_007_199_254_740_993n)
    expect(answer.body.status).toBe(0)
  })

  it('wants a good access token (RFC 6750 §3)', async () => {
    const about = subject(await pulse())
    const { userId } = about.auth
    if (userId.from !== 'call') throw new Error('pulse tells the user id in a call')
    const without = await ask(about, filled(about, userId.request, {}))
    expect([without.status, without.headers.get('www-authenticate')]).toEqual([401, 'Bearer realm="data"'])
    const wrong = await ask(about, filled(about, userId.request, {}, 'wrong'))
    expect(wrong.headers.get('www-authenticate')).toContain('error="invalid_token"')
  })

  it('tells the granted scopes too, where both stand in the answer to one request', async () => {
    const request: RequestTemplate = {
      method: 'GET',
      url: '/me',
      headers: { authorization: 'Bearer {accessToken}' },
    }
    const { scopes } = (await aurora()).auth as OAuth2Auth
    const about = await answering({
      userId: { from: 'call', request, at: '/id', type: 'string' },
      scopes: { ...scopes, granted: { from: 'call', request, at: '/permissions' } },
    })
    const { accessToken } = await connect(about, { scope: 'sleep.read' })
    const answer = await ask(about, filled(about, request, {}, accessToken))
    expect(answer.body).toEqual({ id: 'user-1', permissions: 'sleep.read' })
  })
})

describe('one token for all users (RFC 6749 §4.4)', () => {
  it('is given for client credentials, without a refresh token, and reads any user', async () => {
    const base = await aurora()
    const {
      tokenUrl,
      clientId,
      clientSecret,
      clientAuthentication,
      tokenRequest: constants,
      tokenResponse,
      scopes,
      access,
    } = base.auth as OAuth2Auth
    const source = base.data.sleep!
    const request = { ...source.request, url: '/v1/users/{userId}/sleep' }
    const about = subject({
      ...base,
      auth: {
        kind: 'clientCredentials',
        tokenUrl,
        clientId,
        clientSecret,
        clientAuthentication,
        tokenRequest: constants,
        tokenResponse,
        scopes,
        access,
      },
      data: { sleep: { ...source, request } },
    })
    const answer = await ask(about, tokenRequest(about, { grant_type: 'client_credentials' }))
    expect(answer.body).not.toHaveProperty('refresh_token')
    const token = answer.body.access_token as string
    const read = async (userId: string) => {
      const values = { userId, from: '2026-11-18T00:00:00Z', to: '2026-11-19T00:00:00Z' }
      return ask(about, filled(about, request, values, token))
    }
    expect((await read('user-2')).body.data).toMatchObject([{ user_id: 'user-2' }])
    expect((await read('nobody')).status).toBe(404)
    expect(
      (await ask(about, tokenRequest(about, { grant_type: 'authorization_code', code: 'x' }))).body.error,
    ).toBe('unsupported_grant_type')
  })
})
