import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ask, connect, dataRequest, subject } from './support/asking.ts'
import { aurora, pulse } from './support/partners.ts'

const RANGE = { from: '2026-11-10T00:00:00Z', to: '2026-11-20T00:00:00Z' }

describe('addresses and methods (RFC 9110)', () => {
  it('404 with a JSON body where nothing is', async () => {
    const about = subject(await aurora())
    const answer = await ask(about, new Request(`${about.baseUrl}/nowhere`))
    expect([answer.status, answer.body.error]).toEqual([404, 'not_found'])
    expect(about.mock.journal.last()?.route).toBe('unknown')
  })

  it('404 for a path that cannot be decoded', async () => {
    const about = subject(await aurora())
    expect((await ask(about, new Request(`${about.baseUrl}/v1/%E0%A4%A`))).status).toBe(404)
  })

  it.each([
    ['POST', '/v1/sleep', 'GET, HEAD'],
    ['DELETE', '/oauth/authorize', 'GET, HEAD, POST'],
    ['PUT', '/oauth/token', 'POST'],
    ['GET', '/v1/webhook_subscriptions', 'POST'],
  ])('405 with Allow for %s %s (§15.5.6)', async (method, path, allow) => {
    const about = subject(await aurora())
    const answer = await ask(about, new Request(`${about.baseUrl}${path}`, { method }))
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, allow])
    expect(answer.body).toHaveProperty('error')
  })

  it('HEAD answers as GET does, without the body (§9.3.2)', async () => {
    // What is left of a rate limit is less each time.
    const { rateLimit: _, ...unlimited } = await aurora()
    const about = subject(unlimited)
    const { accessToken } = await connect(about)
    const get = dataRequest(about, 'sleep', RANGE, accessToken)
    const [full, head] = [
      await ask(about, get),
      await ask(about, new Request(get.url, { method: 'HEAD', headers: get.headers })),
    ]
    expect([head.status, head.text]).toEqual([200, ''])
    expect(Object.fromEntries(head.headers)).toEqual(Object.fromEntries(full.headers))
  })

  it('ignores the host: what counts is the path below the base URL', async () => {
    const about = subject(await aurora())
    const { accessToken } = await connect(about)
    const { url, headers } = dataRequest(about, 'sleep', RANGE, accessToken)
    expect((await ask(about, new Request(url.replace(':4010', ':51234'), { headers }))).status).toBe(200)
  })

  it('tells actions on one path apart by their constant fields', async () => {
    const about = subject(await pulse())
    const { accessToken } = await connect(about)
    const post = (path: string, fields: Record<string, string>) =>
      ask(
        about,
        new Request(`${about.baseUrl}${path}`, {
          method: 'POST',
          headers: { authorization: `Bearer ${accessToken}` },
          body: new URLSearchParams(fields),
        }),
      )
    await post('/notify', { action: 'subscribe', callbackurl: 'http://127.0.0.1:1/hook' })
    expect(about.mock.journal.last()?.route).toBe('webhooks.register')
    const wrong = await post('/notify', { action: 'destroy' })
    expect([wrong.status, wrong.body.error]).toEqual([400, 'invalid_request'])
    const wrongData = await post('/v2/sleep', { action: 'destroy' })
    expect([wrongData.status, wrongData.body.status]).toEqual([200, 100])
  })
})

describe('whatever comes, never a 500', () => {
  it('malformed JSON, and JSON of another shape: 400 once the token is good, 401 before', async () => {
    const about = subject(await pulse())
    const { accessToken } = await connect(about)
    const post = async (body: string, token?: string) => {
      const headers = {
        'content-type': 'application/json',
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      }
      const answer = await ask(
        about,
        new Request(`${about.baseUrl}/v2/workouts`, { method: 'POST', headers, body }),
      )
      return [answer.status, answer.body.status]
    }
    for (const body of ['{', '', 'null', '[]', '{"action":"getworkouts","period":7}', '{"action":{}}']) {
      expect(await post(body, accessToken)).toEqual([200, 100])
      expect(await post(body)).toEqual([200, 293])
    }
  })

  it.each([
    ['aurora', aurora],
    ['pulse', pulse],
  ] as const)('random requests to known addresses of %s', async (_, partner) => {
    const about = subject(await partner())
    const { accessToken } = await connect(about)
    const paths = [
      '/oauth/authorize',
      '/oauth/token',
      '/oauth/revoke',
      '/v1/sleep',
      '/v1/webhook_test_events',
      '/oauth2/token',
    ]
    const more = [
      '/oauth2/revoke',
      '/v2/user',
      '/v2/sleep',
      '/v2/workouts',
      '/notify',
      '/.well-known/jwks.json',
      '/%2F%00',
    ]
    const names = [
      'start',
      'end',
      'next_token',
      'limit',
      'page',
      'startdate',
      'enddate',
      'grant_type',
      'code',
      'scope',
      'action',
      'token',
      'user_id',
      'event',
      'collection',
      'callbackurl',
    ]
    const values = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.constantFrom(
        '',
        '0',
        '-1',
        '1e999',
        '99999999999999999999',
        'null',
        '%E0%A4%A',
        '2026-11-10T00:00:00Z',
        'authorization_code',
        'refresh_token',
        'getsummary',
        'subscribe',
        'test',
        'sleep',
        'revoke',
        'http://127.0.0.1:1/',
        '__proto__',
      ),
    )
    const fields = fc.dictionary(fc.constantFrom(...names), values, { maxKeys: 6 })
    const content = fc.constantFrom('application/x-www-form-urlencoded', 'application/json', 'text/plain', '')
    const method = fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS')
    const sent = fc.record({
      path: fc.constantFrom(...paths, ...more),
      method,
      query: fields,
      form: fields,
      content,
      knows: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(sent, async ({ path, method, query, form, content, knows }) => {
        const body =
          content === 'application/json' ? JSON.stringify(form) : new URLSearchParams(form).toString()
        const headers = {
          ...(content !== '' && { 'content-type': content }),
          ...(knows && { authorization: `Bearer ${accessToken}` }),
        }
        const init = {
          method,
          headers,
          redirect: 'manual' as const,
          ...(['GET', 'HEAD'].includes(method) ? {} : { body }),
        }
        const response = await about.mock.handler(
          new Request(`${about.baseUrl}${path}?${new URLSearchParams(query)}`, init),
        )
        expect(response.status).toBeGreaterThanOrEqual(200)
        expect(response.status).toBeLessThan(500)
        if (response.status >= 400 && method !== 'HEAD')
          expect(JSON.parse(await response.text())).toBeTypeOf('object')
      }),
      { seed: 20261123, numRuns: 120 },
    )
  })
})
