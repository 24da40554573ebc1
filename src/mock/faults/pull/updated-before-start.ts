import { withPointer } from '../../../kernel/pointer.ts'
import { formatTime } from '../../../partner/time-format.ts'
import type { Fault } from '../../fault.ts'
import { declares } from '../support/applies.ts'

const DAY_MS = 86_400_000

export const updatedBeforeStart: Fault = {
  id: 'updated-before-start',
  area: 'pull',
  title: 'The time of modification lies before the record.',
  source: {
    document: 'Duplicate deregistration with a new time, so that deduplication fails',
    url: 'https://github.com/the-momentum/open-wearables/pull/1203',
  },
  caughtBy: ['pull/updated-plausible'],
  applies: declares(
    ({ records }) => records.updated !== undefined,
    'its records have no time of modification',
  ),
  hooks: {
    record: (honest) => (record, type, source, mock) => {
      const written = honest(record, type, source, mock)
      const { updated, updatedTime, time } = source.records
      if (updated === undefined) return written
      const before = formatTime(updatedTime ?? time, record.startMs - 30 * DAY_MS, record.offsetMinutes)
      return withPointer(written, updated, before)
    },
  },
}
