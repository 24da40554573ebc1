import { withPointer } from '../../../kernel/pointer.ts'
import type { Fault } from '../../fault.ts'
import { tokenAuth } from '../../oauth/token-auth.ts'
import { hasTokenEndpoint } from './support/applies.ts'

export const lifetimeIsAnInstant: Fault = {
  id: 'lifetime-is-an-instant',
  area: 'auth',
  title: 'The lifetime is written as the instant of expiry, in milliseconds.',
  source: {
    document: 'vertx-auth, issue 269: expires_at compared in the wrong unit',
    url: 'https://github.com/eclipse-vertx/vertx-auth/issues/269',
  },
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
      return expiresIn === undefined
        ? body
        : withPointer(body, `${root}${expiresIn}`, tokens.access.expiresAtMs)
    },
  },
}
