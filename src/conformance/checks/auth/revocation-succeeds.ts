import { type Check, defineCheck, finding } from '../../check.ts'
import { statusOf } from '../../refusal.ts'

export const revocationSucceeds: Check<'revocation'> = defineCheck({
  id: 'auth/revocation-succeeds',
  title: 'A revocation as declared is answered with success.',
  level: 'must',
  source: { document: 'RFC 7009', section: '2.2', url: 'https://www.rfc-editor.org/rfc/rfc7009#section-2.2' },
  remedy: 'Answer the declared revocation request with 200 or 204.',
  given: 'revocation',

  judge({ revocation }, partner) {
    const status = statusOf(revocation, partner)
    return status < 300 ? undefined : finding(`the revocation is answered with ${status}`, revocation)
  },
})
