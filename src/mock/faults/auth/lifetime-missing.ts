import { withPointer } from '../../../kernel/pointer.ts'
import type { Fault } from '../../fault.ts'
import { tokenAuth } from '../../oauth/token-auth.ts'
import { hasTokenEndpoint } from './support/applies.ts'

export const lifetimeMissing: Fault = {
  id: 'lifetime-missing',
  area: 'auth',
  title: 'The token response does not say how long the token lives.',
  source: {
    document: 'strava_flutter, issue 49: a token model without expires_in',
    url: 'https://github.com/dreampowder/strava_flutter/issues/49',
  },
  caughtBy: ['auth/lifetime-declared'],
  applies: (partner) =>
    hasTokenEndpoint(partner) ??
    ('tokenResponse' in partner.auth && partner.auth.tokenResponse.expiresIn !== undefined
      ? undefined
      : 'it declares no expires_in'),
  hooks: {
    tokenBody: (honest) => (tokens, mock) => {
      const body = honest(tokens, mock)
      const { root, expiresIn } = tokenAuth(mock.partner).tokenResponse
      return expiresIn === undefined ? body : withPointer(body, `${root}${expiresIn}`, null)
    },
  },
}
