import type { Fault } from '../../fault.ts'
import { hasData } from '../support/applies.ts'
import { movedRecord } from '../support/record-times.ts'

const DAY_MS = 86_400_000

export const recordsFromTheFuture: Fault = {
  id: 'records-from-the-future',
  area: 'pull',
  title: 'Times are moved ahead of the instants that they mean.',
  source: {
    document: 'Polar: local time plus the offset instead of minus',
    url: 'https://github.com/the-momentum/open-wearables/pull/1679',
  },
  caughtBy: ['pull/not-from-future'],
  applies: hasData,
  hooks: {
    record: (honest) => (record, type, source, mock) => {
      const written = honest(record, type, source, mock)
      return movedRecord(written, source, { start: 30 * DAY_MS, end: 30 * DAY_MS })
    },
  },
}
