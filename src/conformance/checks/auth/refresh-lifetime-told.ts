import { type Check, defineCheck, inapplicable } from '../../check.ts'
import { judgeRefreshTokenEnd } from '../../refresh-token-end.ts'

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
    'Send the lifetime where `auth.tokenResponse.refreshTokenExpiresIn` points, in seconds, and 0 for one without an end: who does not know it loses the grants of idle users.',
  given: 'token-exchange',

  judge({ exchange, reading }, partner) {
    if (reading.kind !== 'success' || reading.tokens.refreshToken === undefined)
      return inapplicable('there is no refresh token')
    return judgeRefreshTokenEnd(reading, partner, 'the refresh token', exchange)
  },
})
