import { withPointer } from '../../../kernel/pointer.ts'
import { formatTime } from '../../../partner/time-format.ts'
import type { Fault } from '../../fault.ts'
import { hasData } from '../support/applies.ts'

export const everythingAlwaysNew: Fault = {
  id: 'everything-always-new',
  area: 'end-to-end',
  title: 'Every answer says that everything has just been modified.',
  source: {
    document: 'Duplicate deregistration with a new time, so that deduplication fails',
    url: 'https://github.com/the-momentum/open-wearables/pull/1203',
  },
  caughtBy: ['end-to-end/nothing-new-stays-silent'],
  applies: hasData,
  hooks: {
    record: (honest) => (record, type, source, mock) => {
      const written = honest(record, type, source, mock)
      const { updated, updatedTime, time } = source.records
      if (updated === undefined) return written
      mock.memory.set(
        'everything-always-new',
        ((mock.memory.get('everything-always-new') as number | undefined) ?? 0) + 1,
      )
      const aheadMs = (mock.memory.get('everything-always-new') as number) * 1000
      return withPointer(
        written,
        updated,
        formatTime(updatedTime ?? time, mock.clock.epochMs() + aheadMs, record.offsetMinutes),
      )
    },
  },
}
