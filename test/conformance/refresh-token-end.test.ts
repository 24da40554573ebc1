import { expect, it } from 'vitest'
import type { Tokens } from '../../src/client/tokens.ts'
import { refreshTokenEnd } from '../../src/conformance/refresh-token-end.ts'
import type { OAuth2Auth } from '../../src/partner/auth.ts'
import { aurora } from '../support/partners.ts'

it.each([
  ['told', 3600, { refreshExpiresAtMs: 3_600_000 }],
  ['never', 0, {}],
  ['never', '0', {}],
  ['untold', null, {}],
  ['untold', undefined, {}],
  ['untold', 'soon', {}],
] as const)('an end that is %s is seen in %j', async (expected, written, end) => {
  const partner = await aurora()
  const { tokenResponse, ...auth } = partner.auth as OAuth2Auth
  const telling = { ...tokenResponse, refreshTokenExpiresIn: '/refresh_token_expires_in' }
  const tokens: Tokens = { accessToken: 'a', refreshToken: 'r', obtainedAtMs: 0, ...end }
  const content = written === undefined ? {} : { refresh_token_expires_in: written }
  const reading = { kind: 'success', tokens, content } as const
  expect(refreshTokenEnd(reading, { ...partner, auth: { ...auth, tokenResponse: telling } })).toBe(expected)
  expect(refreshTokenEnd(reading, partner)).toBe('undeclared')
})
