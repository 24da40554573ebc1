import { withPointer } from '../../../kernel/pointer.ts'
import type { Fault } from '../../fault.ts'
import { tokenAuth } from '../../oauth/token-auth.ts'
import { hasTokenEndpoint } from './support/applies.ts'

export const lifetimeInMilliseconds: Fault = {
  id: 'lifetime-in-milliseconds',
  area: 'auth',
  title: 'The lifetime is written in milliseconds: clients keep a dead token for weeks.',
  source: {
    document: 'vertx-auth, issue 269: seconds and milliseconds mistaken for one another',
    url: 'https://github.com/eclipse-vertx/vertx-auth/issues/269',
  },
  caughtBy: ['auth/token-lives-as-long-as-said'],
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
        : withPointer(body, `${root}${expiresIn}`, tokens.access.expiresAtMs - tokens.access.issuedAtMs)
    },
  },
}
