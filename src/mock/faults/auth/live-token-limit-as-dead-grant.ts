import type { Fault } from '../../fault.ts'
import { limitsLiveTokens, liveTokenLimitOf } from './support/limits.ts'

export const liveTokenLimitAsDeadGrant: Fault = {
  id: 'live-token-limit-as-dead-grant',
  area: 'auth',
  title: 'Who reaches the limit of live tokens is told that the grant is over.',
  source: {
    document: 'quantified-self, issue 589: an opaque 400 where a limit of live tokens was reached',
    url: 'https://github.com/jimmykane/quantified-self/issues/589',
  },
  caughtBy: ['auth/live-token-limit-as-declared'],
  applies: (partner) =>
    limitsLiveTokens(partner) ??
    (partner.auth.kind === 'oauth2' && partner.auth.maxLiveTokens?.onLimit === 'endOldest'
      ? 'nobody is refused at its limit'
      : undefined),
  hooks: liveTokenLimitOf((limit) => ({ ...limit, error: 'invalid_grant' })),
}
