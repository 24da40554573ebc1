import { graceOf } from '../../../partner/refresh-grace.ts'
import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'

export const reuseRevokesFamily: Check<'refresh-reuse'> = defineCheck({
  id: 'auth/reuse-revokes-family',
  title: 'A rotated refresh token that comes again revokes its successors.',
  level: 'should',
  source: {
    document: 'RFC 9700',
    section: '4.14.2',
    url: 'https://www.rfc-editor.org/rfc/rfc9700#section-4.14.2',
  },
  remedy:
    'Revoke the whole family of a refresh token that is used after its rotation: one of the two users is a thief.',
  given: 'refresh-reuse',

  judge({ againReading, newest }, { auth }) {
    if (auth.kind !== 'oauth2' || auth.refresh.kind !== 'rotating' || graceOf(auth.refresh) > 0)
      return inapplicable('no reuse can be told')
    if (newest === undefined || againReading.kind === 'success')
      return inapplicable('the reuse itself was not refused')
    return newest.reading.kind === 'success'
      ? finding('the successor of a reused refresh token still works', newest.exchange)
      : undefined
  },
})
