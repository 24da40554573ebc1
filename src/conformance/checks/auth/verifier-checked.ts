import { type Check, defineCheck, inapplicable } from '../../check.ts'
import { refusalFinding } from '../../refusal.ts'

export const verifierChecked: Check<'code-binding'> = defineCheck({
  id: 'auth/verifier-checked',
  title: 'A code is not exchanged with a wrong code verifier.',
  level: 'must',
  source: { document: 'RFC 7636', section: '4.6', url: 'https://www.rfc-editor.org/rfc/rfc7636#section-4.6' },
  remedy:
    'Compare the hash of `code_verifier` with the challenge, and answer a mismatch with 400 and `invalid_grant`.',
  given: 'code-binding',

  judge({ wrongVerifier: exchange }, partner) {
    if (exchange === undefined) return inapplicable('the partner knows no PKCE')
    return refusalFinding(exchange, partner, 'a wrong code_verifier')
  },
})
