import { graceOf } from '../../../partner/refresh-grace.ts'
import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'

export const rotatedRefreshTokenRefused: Check<'refresh-reuse'> = defineCheck({
  id: 'auth/rotated-refresh-token-refused',
  title: 'A rotated refresh token is refused once its grace is over.',
  level: 'must',
  source: {
    document: 'RFC 9700',
    section: '4.14.2',
    url: 'https://www.rfc-editor.org/rfc/rfc9700#section-4.14.2',
  },
  remedy:
    'Invalidate a refresh token when its successor is issued, or declare the grace period in `auth.refresh.graceSeconds`.',
  given: 'refresh-reuse',

  judge({ again, againReading, newest }, { auth }) {
    if (auth.kind !== 'oauth2' || auth.refresh.kind !== 'rotating')
      return inapplicable('refresh tokens do not rotate')
    if (graceOf(auth.refresh) > 0) return inapplicable('a rotated token is declared to work for a while')
    if (newest === undefined) return inapplicable('the refresh gave no new refresh token')
    return againReading.kind === 'success'
      ? finding('the rotated refresh token gave tokens again', again)
      : undefined
  },
})
