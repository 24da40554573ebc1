import type { Fault } from '../../fault.ts'
import { hasRateLimit } from '../support/rates.ts'

export const limitSharedByUsers: Fault = {
  id: 'limit-shared-by-users',
  area: 'pull',
  title: 'One user who asks too often closes the door to all others.',
  source: {
    document: 'Withings: one limit for all hides what went wrong',
    url: 'https://github.com/akutishevsky/withings-mcp/pull/37',
  },
  caughtBy: ['pull/limit-for-each-alone'],
  applies: hasRateLimit,
  hooks: { rateKey: () => () => 'everybody' },
}
