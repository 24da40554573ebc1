import type { Fault } from '../../fault.ts'
import { changingRecords, needsMember, times } from '../support/change-members.ts'

const REM = /(^|\.)(rem_sleep_duration|rem)$/

export const remSleepLeftOut: Fault = {
  id: 'rem-sleep-left-out',
  area: 'mapping',
  title: 'REM sleep is not told, though it counts in the whole.',
  source: {
    document: 'Garmin: sleep end computed from a duration without awake time',
    url: 'https://github.com/the-momentum/open-wearables/pull/748',
  },
  caughtBy: ['mapping/sleep-adds-up'],
  applies: needsMember(['sleep'], REM),
  hooks: changingRecords(['sleep'], REM, times(0)),
}
