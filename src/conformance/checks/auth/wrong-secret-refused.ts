import { type Check, defineCheck, inapplicable } from '../../check.ts'
import { refusalFinding } from '../../refusal.ts'

export const wrongSecretRefused: Check<'token-refusals'> = defineCheck({
  id: 'auth/wrong-secret-refused',
  title: 'A wrong client secret is refused.',
  level: 'must',
  source: { document: 'RFC 6749', section: '5.2', url: 'https://www.rfc-editor.org/rfc/rfc6749#section-5.2' },
  remedy: 'Answer failed client authentication with 401 and `invalid_client`, and leave the code usable.',
  given: 'token-refusals',

  judge({ wrongSecret: exchange }, partner) {
    if (exchange === undefined) return inapplicable('the client has no secret')
    return refusalFinding(exchange, partner, 'a wrong client secret')
  },
})
