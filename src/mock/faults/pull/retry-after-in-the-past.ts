import type { Fault } from '../../fault.ts'
import { hasRateLimit, retryAfterWrittenAs } from '../support/rates.ts'

export const retryAfterInThePast: Fault = {
  id: 'retry-after-in-the-past',
  area: 'pull',
  title: 'Retry-After is a date that is over.',
  source: { document: 'RFC 9110', section: '10.2.3' },
  caughtBy: ['pull/limit-says-when'],
  applies: hasRateLimit,
  hooks: retryAfterWrittenAs((_, { clock }) => new Date(clock.epochMs() - 3_600_000).toUTCString()),
}
