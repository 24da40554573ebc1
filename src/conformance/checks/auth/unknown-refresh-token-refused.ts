import { type Check, defineCheck, inapplicable } from '../../check.ts'
import { refusalFinding } from '../../refusal.ts'

export const unknownRefreshTokenRefused: Check<'token-refusals'> = defineCheck({
  id: 'auth/unknown-refresh-token-refused',
  title: 'A refresh token that was never issued is refused.',
  level: 'must',
  source: { document: 'RFC 6749', section: '5.2', url: 'https://www.rfc-editor.org/rfc/rfc6749#section-5.2' },
  remedy: 'Answer an unknown refresh token with 400 and `invalid_grant`.',
  given: 'token-refusals',

  judge({ unknownRefreshToken: exchange }, partner) {
    if (exchange === undefined) return inapplicable('the partner declares no refresh tokens')
    return refusalFinding(exchange, partner, 'a refresh token that was never issued')
  },
})
