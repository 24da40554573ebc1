import type { Fault } from '../../fault.ts'
import { hasData } from '../support/applies.ts'

export const onlyWhatEndsInRange: Fault = {
  id: 'only-what-ends-in-range',
  area: 'pull',
  title: 'A record counts in a range only if it ends there too.',
  source: {
    document: 'Overnight sleep missing until the day after',
    url: 'https://github.com/the-momentum/open-wearables/issues/354',
  },
  caughtBy: ['pull/start-bound-inside'],
  applies: hasData,
  hooks: {
    matches: (honest) => (record, window, source) =>
      honest(record, window, source) &&
      record.endMs + (window.clock === 'local' ? record.offsetMinutes * 60_000 : 0) <= window.toMs,
  },
}
