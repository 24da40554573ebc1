import type { Fault } from '../../fault.ts'
import { refreshes } from './support/applies.ts'

export const countedRefreshTokens: Fault = {
  id: 'counted-refresh-tokens',
  area: 'auth',
  title: 'Refresh tokens are numbers that count up.',
  source: { document: 'RFC 6749', section: '10.10' },
  caughtBy: ['auth/tokens-unguessable'],
  applies: refreshes,
  hooks: {
    nextRefreshToken: (honest) => (grant, previous, mock) => {
      const next = honest(grant, previous, mock)
      if (next === undefined || next === previous) return next
      return mock.ledger.addRefreshToken({ ...next, token: String(100_000 + mock.ledger.next('counted')) })
    },
  },
}
