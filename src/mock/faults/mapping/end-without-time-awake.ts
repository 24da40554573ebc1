import type { Fault } from '../../fault.ts'
import { needsMember, numberAt } from '../support/change-members.ts'
import { movedRecord } from '../support/record-times.ts'

const IN_BED = /(^|\.)(time_in_bed|in_bed)$/
const ASLEEP = /(^|\.)(total_sleep_duration|asleep)$/

export const endWithoutTimeAwake: Fault = {
  id: 'end-without-time-awake',
  area: 'mapping',
  title: 'The end of a sleep is its start plus the time asleep.',
  source: {
    document: 'Garmin: sleep end computed from a duration without awake time',
    url: 'https://github.com/the-momentum/open-wearables/pull/748',
  },
  caughtBy: ['mapping/sleep-adds-up'],
  applies: (partner) => needsMember(['sleep'], IN_BED)(partner) ?? needsMember(['sleep'], ASLEEP)(partner),
  hooks: {
    record: (honest) => (item, type, source, mock) => {
      const written = honest(item, type, source, mock)
      if (type !== 'sleep') return written
      const share = numberAt(written, ASLEEP) / numberAt(written, IN_BED)
      return movedRecord(written, source, { end: Math.round((item.endMs - item.startMs) * (share - 1)) })
    },
  },
}
