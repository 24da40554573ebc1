import { type Check, defineCheck, inapplicable } from '../../check.ts'
import { refusalFinding } from '../../refusal.ts'

export const verifierRequired: Check<'code-binding'> = defineCheck({
  id: 'auth/verifier-required',
  title: 'A code that was asked for with a challenge is not exchanged without its verifier.',
  level: 'must',
  source: {
    document: 'RFC 9700',
    section: '2.1.1',
    url: 'https://www.rfc-editor.org/rfc/rfc9700#section-2.1.1',
  },
  remedy:
    'Refuse a token request without `code_verifier` when the authorization request had a `code_challenge`.',
  given: 'code-binding',

  judge({ missingVerifier: exchange }, partner) {
    if (exchange === undefined) return inapplicable('the partner knows no PKCE')
    return refusalFinding(exchange, partner, 'no code_verifier')
  },
})
