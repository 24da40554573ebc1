import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'
import { isRefused } from '../../refusal.ts'

export const revocationSparesOthers: Check<'revocation'> = defineCheck({
  id: 'auth/revocation-spares-others',
  title: "Revoking one grant leaves the user's other grants alive.",
  level: 'should',
  source: { document: 'RFC 7009', section: '2.1', url: 'https://www.rfc-editor.org/rfc/rfc7009#section-2.1' },
  remedy:
    'End the grant of the token that the request names, and no other: Terra connects one user for several of its customers.',
  given: 'revocation',

  judge({ other }) {
    if (other?.before === undefined || other.after === undefined)
      return inapplicable('the run holds no other grant of the user, or the revocation names no token')
    if (isRefused(other.before.status)) return inapplicable('the other grant was over before')
    return isRefused(other.after.status)
      ? finding(
          `another grant of the user is answered with ${other.after.status} after the revocation`,
          other.before.exchange,
          other.after.exchange,
        )
      : undefined
  },
})
