import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'
import { isRefused, statusOf } from '../../refusal.ts'

export const revokedAccessTokenDead: Check<'revocation'> = defineCheck({
  id: 'auth/revoked-access-token-dead',
  title: "A revoked grant's access token opens nothing.",
  level: 'must',
  source: { document: 'RFC 7009', section: '2.1', url: 'https://www.rfc-editor.org/rfc/rfc7009#section-2.1' },
  remedy: 'Invalidate the access tokens of a grant together with its refresh token.',
  given: 'revocation',

  judge({ revocation, answers }, partner) {
    if (statusOf(revocation, partner) >= 300) return inapplicable('the revocation itself was refused')
    if (answers.length === 0) return inapplicable('there is nothing to try the token on')
    const open = answers.filter(({ answer }) => !isRefused(answer.status))
    return open.length === 0
      ? undefined
      : finding(
          `the access token of a revoked grant still opens ${open.map(({ what }) => what).join(', ')}`,
          ...open.map(({ answer }) => answer.exchange),
        )
  },
})
