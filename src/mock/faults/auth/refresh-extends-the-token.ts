import type { Fault } from '../../fault.ts'
import { givesNewTokens } from './support/applies.ts'

export const refreshExtendsTheToken: Fault = {
  id: 'refresh-extends-the-token',
  area: 'auth',
  title: 'A refresh gives the old access token again, with a later end.',
  source: { document: 'RFC 6749', section: '6' },
  caughtBy: ['auth/access-token-changes'],
  applies: givesNewTokens,
  hooks: {
    issueTokens: (honest) => async (issue, mock) => {
      const before = mock.ledger.accessTokens.findLast(({ grant }) => grant === issue.grant)
      const tokens = await honest(issue, mock)
      if (issue.reason !== 'refresh' || before === undefined) return tokens
      const access = mock.ledger.addAccessToken({ ...tokens.access, token: before.token })
      return { ...tokens, access }
    },
  },
}
