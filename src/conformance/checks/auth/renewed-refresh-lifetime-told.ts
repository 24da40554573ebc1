import { type Check, defineCheck, inapplicable } from '../../check.ts'
import { judgeRefreshTokenEnd } from '../../refresh-token-end.ts'

export const renewedRefreshLifetimeTold: Check<'refresh'> = defineCheck({
  id: 'auth/renewed-refresh-lifetime-told',
  title: 'A refresh that gives another refresh token tells how long that one lives.',
  level: 'must',
  source: {
    document: 'RFC 6749',
    section: '6',
    url: 'https://www.rfc-editor.org/rfc/rfc6749#section-6',
  },
  remedy:
    'Send the lifetime with every new refresh token: the first one says nothing about those that take its place.',
  given: 'refresh',

  judge({ before, exchange, reading }, partner) {
    if (reading.kind !== 'success' || reading.tokens.refreshToken === undefined)
      return inapplicable('the refresh gave no refresh token')
    if (reading.tokens.refreshToken === before.tokens.refreshToken)
      return inapplicable('the refresh token stays, and so does its end')
    return judgeRefreshTokenEnd(reading, partner, 'the new refresh token', exchange)
  },
})
