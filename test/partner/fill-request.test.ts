import { expect, it } from 'vitest'
import { fillRequest } from '../../src/partner/fill-request.ts'

it.each([
  [undefined, 'application/json'],
  [{ 'x-api-version': '2' }, 'application/json'],
  [{ Accept: 'application/vnd.partner.v3+json' }, 'application/vnd.partner.v3+json'],
  [{ accept: '{format}' }, 'text/csv'],
])('a request asks for JSON, unless its template asks for something else: %j', (headers, accept) => {
  const template = { method: 'GET', url: '/v1/sleep', ...(headers === undefined ? {} : { headers }) } as const
  const request = fillRequest(template, { format: 'text/csv' }, 'https://api.partner.example')
  expect(request.headers.get('accept')).toBe(accept)
})
