import { type Check, defineCheck } from '../../check.ts'
import { refusalFinding } from '../../refusal.ts'

export const unknownGrantTypeRefused: Check<'token-refusals'> = defineCheck({
  id: 'auth/unknown-grant-type-refused',
  title: 'An unknown grant type is refused.',
  level: 'must',
  source: { document: 'RFC 6749', section: '5.2', url: 'https://www.rfc-editor.org/rfc/rfc6749#section-5.2' },
  remedy: 'Answer an unknown grant type with 400 and `unsupported_grant_type`.',
  given: 'token-refusals',

  judge({ unknownGrantType: exchange }, partner) {
    return refusalFinding(exchange, partner, 'an unknown grant type')
  },
})
