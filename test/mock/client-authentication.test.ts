import { describe, expect, it } from 'vitest'
import type { OAuth2Auth } from '../../src/partner/auth.ts'
import {
  ask,
  codeFor,
  codeRequest,
  type Subject,
  subject,
  tokenRequest,
  VERIFIER,
  withAuth,
} from './support/asking.ts'
import { aurora, pulse } from './support/partners.ts'

const METHODS = ['basic', 'body', 'query', 'none'] as const

async function using(clientAuthentication: OAuth2Auth['clientAuthentication']): Promise<Subject> {
  return subject(withAuth(await aurora(), { clientAuthentication }))
}

async function exchanged(about: Subject, client: { id?: string; secret?: string }) {
  const { auth } = about
  const fields = {
    grant_type: 'authorization_code',
    code: await codeFor(about),
    redirect_uri: auth.redirectUri,
    code_verifier: VERIFIER,
  }
  return ask(about, tokenRequest(about, fields, client))
}

describe('client authentication at the token endpoint (RFC 6749 §2.3, §5.2)', () => {
  it.each(METHODS)('%s: the declared way is accepted', async (method) => {
    expect((await exchanged(await using(method), {})).status).toBe(200)
  })

  it.each(METHODS)('%s: an unknown client is invalid_client, 401, with a challenge', async (method) => {
    const answer = await exchanged(await using(method), { id: 'someone' })
    expect([answer.status, answer.body.error]).toEqual([401, 'invalid_client'])
    expect(answer.headers.get('www-authenticate')).toMatch(/^Basic realm=/)
    expect(answer.headers.get('cache-control')).toBe('no-store')
  })

  it.each(['basic', 'body', 'query'] as const)('%s: a wrong secret is invalid_client', async (method) => {
    const answer = await exchanged(await using(method), { secret: 'wrong' })
    expect([answer.status, answer.body.error]).toEqual([401, 'invalid_client'])
  })

  it.each(
    METHODS.flatMap((declared) =>
      METHODS.filter((given) => given !== declared && declared !== 'none').map(
        (given) => [declared, given] as const,
      ),
    ),
  )('%s is declared: a client that uses %s is refused', async (declared, given) => {
    const about = await using(declared)
    const other: Subject = { ...about, auth: { ...about.auth, clientAuthentication: given } }
    const answer = await ask(about, codeRequest(other, await codeFor(about)))
    expect([answer.status, answer.body.error]).toEqual([401, 'invalid_client'])
  })

  it('refuses a client that authenticates in two ways at once (RFC 6749 §2.3)', async () => {
    const about = await using('basic')
    const twice = codeRequest(about, await codeFor(about), { client_secret: 'mock-client-secret' })
    expect((await ask(about, twice)).body.error).toBe('invalid_client')
  })

  it('decodes Basic credentials that are form-encoded (RFC 6749 §2.3.1)', async () => {
    const base = await aurora()
    const credentials = { clientId: 'terra', clientSecret: 'a:b %+ü', webhookSecrets: ['x'], constants: {} }
    const about = subject(base, { credentials })
    const encoded = new URLSearchParams({ '': credentials.clientSecret }).toString().slice(1)
    expect((await exchanged(about, { secret: encoded })).status).toBe(200)
  })

  it.each(['Basic', 'Basic !!!', `Basic ${btoa('nocolon')}`, `Basic ${btoa('terra:%E0%A4%A')}`, 'Bearer x'])(
    'takes the broken header "%s" for no credentials',
    async (authorization) => {
      const about = await using('basic')
      const good = codeRequest(about, await codeFor(about))
      const headers = new Headers(good.headers)
      headers.set('authorization', authorization)
      const answer = await ask(about, new Request(good, { headers }))
      expect([answer.status, answer.body.error]).toEqual([401, 'invalid_client'])
    },
  )

  it('says it inside HTTP 200 where the envelope has a code for it', async () => {
    const about = subject(await pulse())
    const answer = await ask(about, tokenRequest(about, { grant_type: 'refresh_token' }, { secret: 'wrong' }))
    expect([answer.status, answer.body.status]).toEqual([200, 293])
  })
})
