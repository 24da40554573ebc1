import type { Fault } from '../../fault.ts'
import { problem } from '../../problem.ts'
import { tellsRefreshLifetime } from './support/limits.ts'

export const refreshTokenDiesEarly: Fault = {
  id: 'refresh-token-dies-early',
  area: 'auth',
  title: 'Refresh tokens die at half of the lifetime that was told.',
  source: { document: 'RFC 6749', section: '1.5' },
  caughtBy: ['auth/refresh-token-lives-as-told'],
  applies: tellsRefreshLifetime,
  hooks: {
    refreshProblems: (honest) => (token, request, mock) => {
      const problems = honest(token, request, mock)
      if (token?.expiresAtMs === undefined || problems.length > 0) return problems
      const halfMs = (token.expiresAtMs - token.issuedAtMs) / 2
      return mock.clock.epochMs() < token.issuedAtMs + halfMs
        ? problems
        : [problem('expired', 'invalid_grant', 'The refresh token has expired.')]
    },
  },
}
