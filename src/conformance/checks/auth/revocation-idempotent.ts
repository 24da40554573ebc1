import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'
import { statusOf } from '../../refusal.ts'

export const revocationIdempotent: Check<'revocation'> = defineCheck({
  id: 'auth/revocation-idempotent',
  title: 'A revocation that comes twice succeeds twice.',
  level: 'should',
  source: { document: 'RFC 7009', section: '2.2', url: 'https://www.rfc-editor.org/rfc/rfc7009#section-2.2' },
  remedy: 'Answer the revocation of a token that is invalid already with 200: the client has what it wanted.',
  given: 'revocation',

  judge({ revocation, again }, partner) {
    const { auth } = partner
    const headers = auth.kind === 'oauth2' ? Object.values(auth.revocation?.headers ?? {}) : []
    if (headers.some((header) => header.includes('{accessToken}')))
      return inapplicable('the request authenticates with the very token that it revokes')
    if (statusOf(revocation, partner) >= 300) return inapplicable('the revocation itself was refused')
    const status = statusOf(again, partner)
    return status < 300 ? undefined : finding(`the second revocation is answered with ${status}`, again)
  },
})
