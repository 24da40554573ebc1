import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'
import { isRefused } from '../../refusal.ts'

export const oldAccessTokenEnds: Check<'refresh'> = defineCheck({
  id: 'auth/old-access-token-ends',
  title: 'The old access token ends when the descriptor says.',
  level: 'must',
  source: {
    document: 'Terra: completing your application',
    section: 'What is tested',
    url: 'https://docs.tryterra.co/ai-interface/completing-your-application',
  },
  remedy:
    'End the old access token with the refresh, or with the first use of the new one, as `auth.refresh.oldPair` declares, or declare `livesOut`.',
  given: 'refresh',

  judge({ after }, { auth }) {
    if (auth.kind !== 'oauth2' || auth.refresh.oldPair === 'livesOut')
      return inapplicable('the old access token is declared to live out its time')
    const { unused, used } = after?.oldToken ?? {}
    const endsAtOnce = auth.refresh.oldPair === 'endsAtOnce'
    if (!endsAtOnce && after?.data !== undefined && isRefused(after.data.status))
      return inapplicable('the new access token could not be used')
    const [answer, moment] = endsAtOnce ? [unused, 'after the refresh'] : [used, 'after the new one was used']
    if (answer === undefined) return inapplicable('there is no old access token to try')
    return isRefused(answer.status)
      ? undefined
      : finding(`the old access token is answered with ${answer.status} ${moment}`, answer.exchange)
  },
})
