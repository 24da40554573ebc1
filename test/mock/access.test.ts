import { describe, expect, it } from 'vitest'
import type { Access, StaticCredentialsAuth } from '../../src/partner/auth.ts'
import type { Partner } from '../../src/partner/partner.ts'
import { ask, connect, dataRequest, filled, type Subject, subject, withAuth } from './support/asking.ts'
import { aurora, pulse } from './support/partners.ts'

const RANGE = { from: '2026-11-10T00:00:00Z', to: '2026-11-20T00:00:00Z' }

describe('access to data with a token (RFC 6750)', () => {
  it('no token: 401 with a challenge that names no error (§3.1)', async () => {
    const about = subject(await aurora())
    const answer = await ask(about, dataRequest(about, 'sleep', RANGE))
    expect([answer.status, answer.headers.get('www-authenticate')]).toEqual([401, 'Bearer realm="data"'])
    expect(answer.body).toHaveProperty('error')
  })

  it('an unknown, an expired and a revoked token: 401 invalid_token', async () => {
    const about = subject(await aurora())
    const { accessToken } = await connect(about)
    const challenge = async (token: string) => {
      const answer = await ask(about, dataRequest(about, 'sleep', RANGE, token))
      return [answer.status, answer.headers.get('www-authenticate')?.includes('error="invalid_token"')]
    }
    expect(await challenge('guessed')).toEqual([401, true])
    await about.clock.advance(3_599_999)
    expect((await challenge(accessToken))[0]).toBe(200)
    await about.clock.advance(1)
    expect(await challenge(accessToken)).toEqual([401, true])
    const other = await connect(about)
    await about.mock.disconnect('user-1')
    expect(await challenge(other.accessToken)).toEqual([401, true])
  })

  it('a token without the scope: 403 insufficient_scope, and the scope it takes', async () => {
    const about = subject(await aurora())
    const { accessToken } = await connect(about, { scope: 'body.read offline' })
    const answer = await ask(about, dataRequest(about, 'sleep', RANGE, accessToken))
    expect([answer.status, answer.body.error]).toEqual([403, 'insufficient_scope'])
    expect(answer.headers.get('www-authenticate')).toContain('scope="sleep.read"')
  })

  it("another user's id: 403, and no data", async () => {
    const base = await aurora()
    const source = base.data.sleep!
    const request = { ...source.request, url: '/v1/users/{userId}/sleep' }
    const about = subject({ ...base, data: { sleep: { ...source, request } } })
    const { accessToken } = await connect(about)
    const read = (userId: string) => ask(about, filled(about, request, { ...RANGE, userId }, accessToken))
    expect((await read('user-1')).status).toBe(200)
    const other = await read('user-2')
    expect(other.status).toBe(403)
    expect(other.body).not.toHaveProperty('data')
  })

  it('a token in the query is not looked at where the header is declared (RFC 9700 §4.3.2)', async () => {
    const about = subject(await aurora())
    const { accessToken } = await connect(about)
    const { url } = dataRequest(about, 'sleep', RANGE)
    expect((await ask(about, new Request(`${url}&access_token=${accessToken}`))).status).toBe(401)
  })

  it('the scheme is read without regard to case (RFC 9110 §11.1)', async () => {
    const about = subject(await aurora())
    const { accessToken } = await connect(about)
    const { url } = dataRequest(about, 'sleep', RANGE)
    const headers = { authorization: `bearer ${accessToken}` }
    expect((await ask(about, new Request(url, { headers }))).status).toBe(200)
  })

  it('a token where the descriptor puts it, and a client id beside it', async () => {
    const access: Access = { headers: { 'x-client': '{clientId}' }, query: { access_token: '{accessToken}' } }
    const about = subject(withAuth(await aurora(), { access }))
    const { accessToken } = await connect(about)
    expect((await ask(about, dataRequest(about, 'sleep', RANGE, accessToken))).status).toBe(200)
    const { url } = dataRequest(about, 'sleep', RANGE, accessToken)
    expect((await ask(about, new Request(url, { headers: { 'x-client': 'someone' } }))).status).toBe(401)
  })

  it('says it inside HTTP 200 where the envelope has a code for it', async () => {
    const about = subject(await pulse())
    const answer = await ask(about, dataRequest(about, 'sleep', { from: 1, to: 2 }))
    expect([answer.status, answer.body.status]).toEqual([200, 293])
    const { accessToken } = await connect(about, { scope: 'user.info' })
    const denied = await ask(about, dataRequest(about, 'sleep', { from: 1, to: 2 }, accessToken))
    expect([denied.status, denied.body.status]).toEqual([200, 277])
  })
})

describe('access to data with constant credentials', () => {
  const withStatic = async (auth: StaticCredentialsAuth): Promise<Subject> => {
    const base = await aurora()
    return subject({ ...base, auth, data: { sleep: { ...base.data.sleep!, scopes: [] } } } as Partner)
  }

  it('an API key in a header', async () => {
    const about = await withStatic({
      kind: 'apiKey',
      access: { headers: { 'x-api-key': '{apiKey}' }, query: {} },
      credentials: { apiKey: `\${AURORA_KEY}` },
    })
    const { url } = filled(
      { ...about, auth: { access: { headers: {}, query: {} } } as never },
      about.partner.data.sleep!.request,
      RANGE,
    )
    const read = (key?: string) =>
      ask(about, new Request(url, key === undefined ? {} : { headers: { 'x-api-key': key } }))
    expect((await read('mock-apiKey')).status).toBe(200)
    const wrong = await read('guessed')
    expect([wrong.status, wrong.headers.get('www-authenticate')]).toEqual([401, 'ApiKey realm="data"'])
    expect((await read()).status).toBe(401)
  })

  it('HTTP Basic with a user name and a password', async () => {
    const about = await withStatic({
      kind: 'basic',
      access: { headers: { authorization: 'Basic {basicCredentials}' }, query: {} },
      credentials: { username: `\${U}`, password: `\${P}` },
    })
    const url = `${about.baseUrl}/v1/sleep?start=2026-11-10T00:00:00Z&end=2026-11-20T00:00:00Z`
    const read = (text: string) =>
      ask(about, new Request(url, { headers: { authorization: `Basic ${btoa(text)}` } }))
    expect((await read('mock-username:mock-password')).status).toBe(200)
    const wrong = await read('mock-username:wrong')
    expect([wrong.status, wrong.headers.get('www-authenticate')]).toEqual([401, 'Basic realm="data"'])
  })
})
