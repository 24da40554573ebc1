import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'

export const refreshLifetimeTold: Check<'token-exchange'> = defineCheck({
  id: 'auth/refresh-lifetime-told',
  title: 'Where the refresh token has a lifetime, the token response tells it.',
  level: 'must',
  source: {
    document: 'RFC 6749',
    section: '1.5',
    url: 'https://www.rfc-editor.org/rfc/rfc6749#section-1.5',
  },
  remedy:
    'Send the lifetime where `auth.tokenResponse.refreshTokenExpiresIn` points, in seconds: who does not know it loses the grants of idle users.',
  given: 'token-exchange',

  judge({ exchange, reading }, { auth }) {
    if (auth.kind !== 'oauth2' || auth.tokenResponse.refreshTokenExpiresIn === undefined)
      return inapplicable('the partner declares no lifetime of refresh tokens')
    if (reading.kind !== 'success' || reading.tokens.refreshToken === undefined)
      return inapplicable('there is no refresh token')
    return reading.tokens.refreshExpiresAtMs === undefined
      ? finding('there is no lifetime of the refresh token where the descriptor declares one', exchange)
      : undefined
  },
})
