import type { Fault } from '../../fault.ts'
import { problem } from '../../problem.ts'
import { oauth2Only } from './support/applies.ts'

export const staticRefreshTokenUsedUp: Fault = {
  id: 'static-refresh-token-used-up',
  area: 'auth',
  title: 'A refresh token that is declared to stay works once.',
  source: {
    document: 'kindle-for-whoop, pull request 4: a refresh token that is used once',
    url: 'https://github.com/kaibuildsai/kindle-for-whoop/pull/4',
  },
  caughtBy: ['auth/static-refresh-token-lasts'],
  applies: oauth2Only(({ refresh }) =>
    refresh.kind === 'static' || refresh.kind === 'extending' ? undefined : 'its refresh tokens do not stay',
  ),
  hooks: {
    refreshProblems: (honest) => (token, request, mock) => {
      const problems = honest(token, request, mock)
      if (token === undefined || problems.length > 0) return problems
      const key = `static-refresh-token-used-up ${token.token}`
      if (mock.memory.has(key)) return [problem('rotated', 'invalid_grant', 'The refresh token was used.')]
      mock.memory.set(key, true)
      return problems
    },
  },
}
