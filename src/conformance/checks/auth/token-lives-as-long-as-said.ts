import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'
import { isRefused } from '../../refusal.ts'

export const tokenLivesAsLongAsSaid: Check<'token-lifetime'> = defineCheck({
  id: 'auth/token-lives-as-long-as-said',
  title: 'An access token works until shortly before its declared end.',
  level: 'must',
  source: { document: 'RFC 6749', section: '5.1', url: 'https://www.rfc-editor.org/rfc/rfc6749#section-5.1' },
  remedy: 'Write into `expires_in` the seconds that the token really lives.',
  given: 'token-lifetime',

  judge({ before, lifeSeconds }) {
    if (before === undefined) return inapplicable('there is nothing to try the token on')
    return isRefused(before.status)
      ? finding(
          `at nine tenths of its ${lifeSeconds} s the token is answered with ${before.status}`,
          before.exchange,
        )
      : undefined
  },
})
