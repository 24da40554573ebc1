import { type Check, defineCheck, finding } from '../../check.ts'
import { statusOf } from '../../refusal.ts'

export const revocationIdempotent: Check<'revocation'> = defineCheck({
  id: 'auth/revocation-idempotent',
  title: 'A revocation that comes twice succeeds twice.',
  level: 'should',
  source: { document: 'RFC 7009', section: '2.2', url: 'https://www.rfc-editor.org/rfc/rfc7009#section-2.2' },
  remedy: 'Answer the revocation of a token that is invalid already with 200: the client has what it wanted.',
  given: 'revocation',

  judge({ again }, partner) {
    const status = statusOf(again, partner)
    return status < 300 ? undefined : finding(`the second revocation is answered with ${status}`, again)
  },
})
