import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'
import { statusOf } from '../../refusal.ts'

export const revokedRefreshTokenDead: Check<'revocation'> = defineCheck({
  id: 'auth/revoked-refresh-token-dead',
  title: "A revoked grant's refresh token gives no tokens.",
  level: 'must',
  source: { document: 'RFC 7009', section: '2.1', url: 'https://www.rfc-editor.org/rfc/rfc7009#section-2.1' },
  remedy: 'Invalidate the refresh token of a grant together with its access tokens.',
  given: 'revocation',

  judge({ revocation, refresh }, partner) {
    if (statusOf(revocation, partner) >= 300) return inapplicable('the revocation itself was refused')
    if (refresh === undefined) return inapplicable('there is no refresh token')
    return refresh.reading.kind === 'success'
      ? finding('the refresh token of a revoked grant still gives tokens', refresh.exchange)
      : undefined
  },
})
