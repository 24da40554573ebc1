import type { Fault } from '../../fault.ts'
import { hasRateLimit, retryAfterWrittenAs } from '../support/rates.ts'

export const retryAfterInMilliseconds: Fault = {
  id: 'retry-after-in-milliseconds',
  area: 'pull',
  title: 'Retry-After is in milliseconds.',
  source: { document: 'RFC 9110', section: '10.2.3' },
  caughtBy: ['pull/limit-says-when'],
  applies: hasRateLimit,
  hooks: retryAfterWrittenAs((seconds) => String(seconds * 1000)),
}
