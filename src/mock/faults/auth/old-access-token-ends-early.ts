import type { Fault } from '../../fault.ts'
import { endPair } from '../../oauth/old-pair.ts'
import { givesNewTokens, oauth2Only } from './support/applies.ts'

export const oldAccessTokenEndsEarly: Fault = {
  id: 'old-access-token-ends-early',
  area: 'auth',
  title: 'A refresh ends the old access token at once, under the feet of requests that are still under way.',
  source: {
    document: 'Doorkeeper, issue 486: who loses the answer is left with tokens that are revoked',
    url: 'https://github.com/doorkeeper-gem/doorkeeper/issues/486',
  },
  caughtBy: ['auth/old-access-token-lasts'],
  applies: (partner) =>
    givesNewTokens(partner) ??
    oauth2Only(({ refresh }) => (refresh.oldPair === 'endsAtOnce' ? 'that is what it declares' : undefined))(
      partner,
    ),
  hooks: {
    endOldPair: (honest) => (token, moment, mock) => {
      if (moment === 'issued' && token.previous !== undefined) endPair(token.previous, token, mock)
      honest(token, moment, mock)
    },
  },
}
