import { type Check, defineCheck } from '../../check.ts'
import { refusalFinding } from '../../refusal.ts'

export const redirectUriBound: Check<'code-binding'> = defineCheck({
  id: 'auth/redirect-uri-bound',
  title: 'A code is exchanged only with the redirect URI that it was issued for.',
  level: 'must',
  source: {
    document: 'RFC 6749',
    section: '4.1.3',
    url: 'https://www.rfc-editor.org/rfc/rfc6749#section-4.1.3',
  },
  remedy: 'Remember the redirect URI with the code, and answer any other with 400 and `invalid_grant`.',
  given: 'code-binding',

  judge({ otherRedirectUri: exchange }, partner) {
    return refusalFinding(exchange, partner, 'another redirect URI')
  },
})
