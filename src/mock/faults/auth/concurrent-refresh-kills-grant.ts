import type { Fault } from '../../fault.ts'
import { oauth2Only } from './support/applies.ts'

export const concurrentRefreshKillsGrant: Fault = {
  id: 'concurrent-refresh-kills-grant',
  area: 'auth',
  title: 'Two refreshes at the same time end the connection.',
  source: {
    document: 'open-wearables, issue 1433: two workers refresh one token',
    url: 'https://github.com/the-momentum/open-wearables/issues/1433',
  },
  caughtBy: ['auth/concurrent-refresh-survives'],
  applies: oauth2Only(({ refresh }) =>
    refresh.kind === 'static' ? undefined : 'its refresh tokens are not static',
  ),
  hooks: {
    refreshProblems: (honest) => (token, request, mock) => {
      const problems = honest(token, request, mock)
      if (token === undefined || problems.length > 0) return problems
      const key = `concurrent-refresh-kills-grant ${token.token}`
      const nowMs = mock.clock.epochMs()
      if (mock.memory.get(key) === nowMs) mock.ledger.revokeGrant(token.grant, nowMs)
      mock.memory.set(key, nowMs)
      return honest(token, request, mock)
    },
  },
}
