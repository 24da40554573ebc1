import type { Fault } from '../../fault.ts'
import { limitsLiveTokens, liveTokenLimitOf } from './support/limits.ts'

export const liveTokenLimitLower: Fault = {
  id: 'live-token-limit-lower',
  area: 'auth',
  title: 'A user may have half as many pairs of tokens alive as declared.',
  source: {
    document: 'quantified-self, issue 589: live tokens that add up to a limit',
    url: 'https://github.com/jimmykane/quantified-self/issues/589',
  },
  caughtBy: ['auth/live-tokens-as-many-as-declared'],
  applies: limitsLiveTokens,
  hooks: liveTokenLimitOf((limit) => ({ ...limit, count: Math.ceil(limit.count / 2) })),
}
