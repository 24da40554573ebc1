import { describe, expect, it } from 'vitest'
import { CHECKS } from '../../src/conformance/checks/registry.ts'
import { personalParts } from '../../src/conformance/personal-parts.ts'
import { redactExchange, redactUrl } from '../../src/conformance/redact.ts'
import { findFault } from '../../src/mock/faults/registry.ts'
import type { OAuth2Auth } from '../../src/partner/auth.ts'
import { dataSource, type Partner } from '../../src/partner/partner.ts'
import type { RequestTemplate } from '../../src/partner/request-template.ts'
import { judgeMock } from '../support/judge-mock.ts'
import { aurora } from '../support/partners.ts'

const BASE = 'https://partner.example/api'
const modern = await aurora()

function asking(request: Partial<RequestTemplate>): Partner {
  const source = dataSource(modern, 'sleep')
  return { ...modern, data: { sleep: { ...source, request: { ...source.request, ...request } } } }
}

describe('what of a request is hidden, by the descriptor', () => {
  it.each([
    ['/v1/users/{userId}/sleep', '/v1/users/usr_1/sleep', '/v1/users/[redacted]/sleep'],
    ['/v1/{userId}/{day}', '/v1/a%40b.example/2026-06-10', '/v1/[redacted]/2026-06-10'],
    ['/v1/{userId}', '/v1/sleep/usr_1', '/v1/[redacted]'],
    ['/v1/{accessToken}/sleep', '/v1/s3cret/sleep', '/v1/[redacted]/sleep'],
    ['/v1/sleep/{day}', '/v1/sleep/2026-06-10', '/v1/sleep/2026-06-10'],
    ['/oauth/{userId}', '/oauth/revoke', '/oauth/revoke'],
  ])('%s: %s is shown as %s', (url, asked, shown) => {
    const parts = personalParts(asking({ url }), BASE)
    expect(redactUrl(`${BASE}${asked}?start=1`, parts)).toBe(`${BASE}${shown}?start=1`)
  })

  it('what a redirect tells of the user', () => {
    const auth = modern.auth as OAuth2Auth
    const told = {
      ...modern,
      auth: {
        ...auth,
        userId: { from: 'redirect', parameter: 'member', type: 'string' },
        eventUserId: { from: 'redirect', parameter: 'key', type: 'string' },
      },
    } as const
    const url = 'http://127.0.0.1:4011/callback?member=usr_1&key=k1&lang=de'
    expect(redactUrl(url, personalParts(told, BASE))).toBe(
      'http://127.0.0.1:4011/callback?member=[redacted]&key=[redacted]&lang=de',
    )
  })

  it('query parameters and form fields too', () => {
    const inForm = { method: 'POST', query: {}, form: { openid: '{userId}', day: '{day}' } } as const
    const { request } = redactExchange(
      {
        request: {
          method: 'POST',
          url: `${BASE}/v1/sleep`,
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
          body: 'openid=usr_1&day=2026-06-10',
        },
        response: { status: 200, headers: {}, body: '' },
        sentAtMs: 0,
        durationMs: 1,
      },
      personalParts(asking(inForm), BASE),
    )
    expect(request).toContain('openid=[redacted]&day=2026-06-10')
    const parts = personalParts(asking({ query: { member: '{userId}' } }), BASE)
    expect(redactUrl(`${BASE}/v1/sleep?member=usr_1&start=1`, parts)).toBe(
      `${BASE}/v1/sleep?member=[redacted]&start=1`,
    )
  })
})

it('a report of a partner that names its users in paths names none of them, in evidence and timeline', async () => {
  const partner = asking({ url: '/v1/users/{userId}/sleep' })
  const checks = CHECKS.filter(({ given }) => ['pull', 'access-refusals', 'token-exchange'].includes(given))
  const report = await judgeMock(partner, { checks, faults: [findFault('data-without-token')] })
  const text = JSON.stringify(report)
  expect(report.timeline?.map(({ url }) => url)).toContain('http://127.0.0.1:4010/v1/users/[redacted]/sleep')
  expect(text).toContain('GET http://127.0.0.1:4010/v1/users/[redacted]/sleep?')
  expect(text).not.toMatch(/users\/usr_/)
})
