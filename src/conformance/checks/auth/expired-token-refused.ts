import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'
import { isRefused } from '../../refusal.ts'

export const expiredTokenRefused: Check<'token-lifetime'> = defineCheck({
  id: 'auth/expired-token-refused',
  title: 'An expired access token opens nothing.',
  level: 'must',
  source: { document: 'RFC 6750', section: '3.1', url: 'https://www.rfc-editor.org/rfc/rfc6750#section-3.1' },
  remedy: 'Refuse a token after its `expires_in` with 401 and `invalid_token`.',
  given: 'token-lifetime',

  judge({ after, lifeSeconds }) {
    if (after === undefined) return inapplicable('there is nothing to try the token on')
    return isRefused(after.status)
      ? undefined
      : finding(
          `a minute after its ${lifeSeconds} s the token is answered with ${after.status}`,
          after.exchange,
        )
  },
})
