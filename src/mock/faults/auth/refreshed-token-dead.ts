import type { Fault } from '../../fault.ts'
import { refreshes } from './support/applies.ts'

export const refreshedTokenDead: Fault = {
  id: 'refreshed-token-dead',
  area: 'auth',
  title: 'The access token of a refresh opens nothing.',
  source: {
    document: 'Terra: completing your application',
    url: 'https://docs.tryterra.co/ai-interface/completing-your-application',
  },
  caughtBy: ['auth/refreshed-token-works'],
  applies: refreshes,
  hooks: {
    issueTokens: (honest) => async (issue, mock) => {
      const tokens = await honest(issue, mock)
      if (issue.reason === 'refresh') tokens.access.revokedAtMs = mock.clock.epochMs()
      return tokens
    },
  },
}
