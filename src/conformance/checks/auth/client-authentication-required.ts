import { type Check, defineCheck, inapplicable } from '../../check.ts'
import { refusalFinding } from '../../refusal.ts'

export const clientAuthenticationRequired: Check<'token-refusals'> = defineCheck({
  id: 'auth/client-authentication-required',
  title: 'A token request without the client secret is refused.',
  level: 'must',
  source: {
    document: 'RFC 6749',
    section: '3.2.1',
    url: 'https://www.rfc-editor.org/rfc/rfc6749#section-3.2.1',
  },
  remedy: 'Require the declared client authentication from every confidential client.',
  given: 'token-refusals',

  judge({ noSecret: exchange }, partner) {
    if (exchange === undefined) return inapplicable('the client has no secret')
    return refusalFinding(exchange, partner, 'a token request without the client secret')
  },
})
