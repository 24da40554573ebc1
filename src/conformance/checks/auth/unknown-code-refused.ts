import { type Check, defineCheck, inapplicable } from '../../check.ts'
import { refusalFinding } from '../../refusal.ts'

export const unknownCodeRefused: Check<'token-refusals'> = defineCheck({
  id: 'auth/unknown-code-refused',
  title: 'A code that was never issued is refused.',
  level: 'must',
  source: { document: 'RFC 6749', section: '5.2', url: 'https://www.rfc-editor.org/rfc/rfc6749#section-5.2' },
  remedy: 'Answer an unknown code with 400 and `invalid_grant`.',
  given: 'token-refusals',

  judge({ unknownCode: exchange }, partner) {
    if (exchange === undefined) return inapplicable('the partner knows no codes')
    return refusalFinding(exchange, partner, 'a code that was never issued')
  },
})
