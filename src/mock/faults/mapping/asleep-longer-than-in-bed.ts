import type { Fault } from '../../fault.ts'
import { changingRecords, needsMember, times } from '../support/change-members.ts'

export const asleepLongerThanInBed: Fault = {
  id: 'asleep-longer-than-in-bed',
  area: 'mapping',
  title: 'Time asleep exceeds time in bed.',
  source: { document: 'Terra: wrong units in provider mappings', url: 'https://docs.tryterra.co/changelog' },
  caughtBy: ['mapping/sleep-adds-up'],
  applies: needsMember(['sleep'], /(total_sleep_duration|durations\.asleep)$/),
  hooks: changingRecords(['sleep'], /(total_sleep_duration|durations\.asleep)$/, times(2)),
}
