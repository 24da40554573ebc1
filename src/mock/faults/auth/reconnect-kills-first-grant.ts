import type { Fault } from '../../fault.ts'
import { oauth2Only } from './support/applies.ts'

export const reconnectKillsFirstGrant: Fault = {
  id: 'reconnect-kills-first-grant',
  area: 'auth',
  title: 'A second connect of a user ends the first.',
  source: {
    document: 'Terra: completing your application',
    url: 'https://docs.tryterra.co/ai-interface/completing-your-application',
  },
  caughtBy: ['auth/reconnect-keeps-grant'],
  applies: oauth2Only(),
  hooks: {
    issueTokens: (honest) => (issue, mock) => {
      const { grant, reason } = issue
      if (reason === 'code')
        for (const other of mock.ledger.grants)
          if (other !== grant && other.userId === grant.userId)
            mock.ledger.revokeGrant(other, mock.clock.epochMs())
      return honest(issue, mock)
    },
  },
}
