import { formatTime } from '../../../partner/time-format.ts'
import type { Fault } from '../../fault.ts'
import { hasRateLimit, retryAfterWrittenAs } from '../support/rates.ts'

export const retryAfterInLocalTime: Fault = {
  id: 'retry-after-in-local-time',
  area: 'pull',
  title: 'Retry-After is a date with an offset, which no HTTP date has.',
  source: { document: 'RFC 9110', section: '10.2.3' },
  caughtBy: ['pull/limit-says-when'],
  applies: hasRateLimit,
  hooks: retryAfterWrittenAs(
    (seconds, { clock }) => formatTime('dateTime', clock.epochMs() + seconds * 1000, 120) as string,
  ),
}
