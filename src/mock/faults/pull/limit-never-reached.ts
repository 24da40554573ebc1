import type { Fault } from '../../fault.ts'
import { hasRateLimit } from '../support/rates.ts'

export const limitNeverReached: Fault = {
  id: 'limit-never-reached',
  area: 'pull',
  title: 'Any number of requests is answered, whatever is declared.',
  source: { document: 'RFC 6585', section: '4' },
  caughtBy: ['pull/limit-holds'],
  applies: hasRateLimit,
  hooks: {
    rateStanding: (honest) => (admitted, mock) => {
      const standing = honest(admitted, mock)
      if (standing?.usedUp === undefined) return standing
      return { windows: standing.windows }
    },
  },
}
