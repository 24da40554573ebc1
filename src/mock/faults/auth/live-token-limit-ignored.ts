import type { Fault } from '../../fault.ts'
import { limitsLiveTokens, liveTokenLimitOf } from './support/limits.ts'

export const liveTokenLimitIgnored: Fault = {
  id: 'live-token-limit-ignored',
  area: 'auth',
  title: 'A user may have any number of tokens alive, though a limit is declared.',
  source: {
    document: 'quantified-self, issue 589: live tokens that add up to a limit',
    url: 'https://github.com/jimmykane/quantified-self/issues/589',
  },
  caughtBy: ['auth/live-token-limit-as-declared'],
  applies: limitsLiveTokens,
  hooks: liveTokenLimitOf(() => undefined),
}
