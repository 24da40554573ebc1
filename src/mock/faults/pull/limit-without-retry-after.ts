import type { Fault } from '../../fault.ts'
import { hasRateLimit, retryAfterWrittenAs } from '../support/rates.ts'

export const limitWithoutRetryAfter: Fault = {
  id: 'limit-without-retry-after',
  area: 'pull',
  title: 'One request too many is refused without Retry-After, although it is declared.',
  source: { document: 'RFC 6585', section: '4' },
  caughtBy: ['pull/limit-says-when'],
  applies: hasRateLimit,
  hooks: retryAfterWrittenAs(() => undefined),
}
