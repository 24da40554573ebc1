import { isLimitReached } from '../../../client/live-token-limit.ts'
import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'
import { whyNoTokens } from '../../open-grant.ts'
import { isRefused } from '../../refusal.ts'

export const liveTokenLimitAsDeclared: Check<'live-tokens'> = defineCheck({
  id: 'auth/live-token-limit-as-declared',
  title: 'One pair of tokens more than declared is refused, or ends the oldest, as the partner declares.',
  level: 'should',
  source: {
    document: 'quantified-self, issue 589: an opaque 400 where a limit of live tokens was reached',
    url: 'https://github.com/jimmykane/quantified-self/issues/589',
  },
  remedy:
    'Answer with the `error` of `auth.maxLiveTokens`, by which a client knows that the grant is alive, or declare what really happens.',
  given: 'live-tokens',

  judge({ given, beyond, firstBeyond }, { auth }) {
    if (beyond === undefined || auth.kind !== 'oauth2' || auth.maxLiveTokens === undefined)
      return inapplicable('the limit was not reached')
    const { reading, because, exchange } = beyond
    const { onLimit, error } = auth.maxLiveTokens
    if (reading?.kind === 'success') {
      if (onLimit === 'refuse') return finding(`${given + 1} pairs of tokens are alive`, exchange)
      if (firstBeyond === undefined) return inapplicable('there is nothing to try the oldest token on')
      return isRefused(firstBeyond.status)
        ? undefined
        : finding(`the oldest token works with ${given} newer ones`, firstBeyond.exchange)
    }
    if (onLimit === 'refuse' && reading !== undefined && isLimitReached(auth, reading)) return undefined
    const why = because ?? (reading === undefined ? 'there was no answer' : whyNoTokens(reading))
    const instead = onLimit === 'refuse' ? `instead of '${error}'` : 'instead of ending the oldest pair'
    return finding(`beyond the limit, ${why}, ${instead}`, exchange)
  },
})
