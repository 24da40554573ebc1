import type { Fault } from '../../fault.ts'
import { hasRateLimit, retryAfterWrittenAs } from '../support/rates.ts'

export const retryAfterTooShort: Fault = {
  id: 'retry-after-too-short',
  area: 'pull',
  title: 'Who comes back when told to is refused again.',
  source: { document: 'RFC 9110', section: '10.2.3' },
  caughtBy: ['pull/limit-over-when-told'],
  applies: hasRateLimit,
  hooks: retryAfterWrittenAs((seconds) => String(Math.ceil(seconds / 3))),
}
