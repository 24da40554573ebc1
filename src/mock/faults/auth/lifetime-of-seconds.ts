import { withPointer } from '../../../kernel/pointer.ts'
import type { Fault } from '../../fault.ts'
import { tokenAuth } from '../../oauth/token-auth.ts'
import { hasTokenEndpoint } from './support/applies.ts'

export const lifetimeOfSeconds: Fault = {
  id: 'lifetime-of-seconds',
  area: 'auth',
  title: 'The access token lives for ten seconds.',
  source: { document: 'RFC 6749', section: '5.1' },
  caughtBy: ['auth/lifetime-sane'],
  applies: (partner) =>
    hasTokenEndpoint(partner) ??
    ('tokenResponse' in partner.auth && partner.auth.tokenResponse.expiresIn !== undefined
      ? undefined
      : 'it declares no expires_in'),
  hooks: {
    tokenBody: (honest) => (tokens, mock) => {
      const body = honest(tokens, mock)
      const { root, expiresIn } = tokenAuth(mock.partner).tokenResponse
      return expiresIn === undefined ? body : withPointer(body, `${root}${expiresIn}`, 10)
    },
  },
}
