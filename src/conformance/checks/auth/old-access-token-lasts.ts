import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'
import { isRefused } from '../../refusal.ts'

export const oldAccessTokenLasts: Check<'refresh'> = defineCheck({
  id: 'auth/old-access-token-lasts',
  title: 'A refresh leaves the old access token alive for as long as the descriptor says.',
  level: 'should',
  source: {
    document: 'Doorkeeper, pull request 575: the old pair lives until the new one is used',
    url: 'https://github.com/doorkeeper-gem/doorkeeper/pull/575',
  },
  remedy:
    'Let the old access token live on, for requests that are under way and for a lost answer, or declare in `auth.refresh.oldPair` when it ends.',
  given: 'refresh',

  judge({ after }, { auth }) {
    if (auth.kind !== 'oauth2' || auth.refresh.oldPair === 'endsAtOnce')
      return inapplicable('the old access token is declared to end with the refresh')
    const { unused, used } = after?.oldToken ?? {}
    const [answer, moment] =
      auth.refresh.oldPair === 'livesOut'
        ? [used, 'after the refresh']
        : [unused, 'before the new one is used']
    if (answer === undefined) return inapplicable('there is no old access token to try')
    return isRefused(answer.status)
      ? finding(`the old access token is answered with ${answer.status} ${moment}`, answer.exchange)
      : undefined
  },
})
