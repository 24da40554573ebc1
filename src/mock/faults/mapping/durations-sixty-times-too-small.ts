import type { Fault } from '../../fault.ts'
import { changingRecords, needsMember, times } from '../support/change-members.ts'

export const durationsSixtyTimesTooSmall: Fault = {
  id: 'durations-sixty-times-too-small',
  area: 'mapping',
  title: 'Durations of a sleep are given in a unit sixty times too large.',
  source: { document: 'Terra: wrong units in provider mappings', url: 'https://docs.tryterra.co/changelog' },
  caughtBy: ['mapping/sleep-plausible'],
  applies: needsMember(['sleep'], /(_duration|time_in_bed|awake_time|latency|^durations\.\w+)$/),
  hooks: changingRecords(
    ['sleep'],
    /(_duration|time_in_bed|awake_time|latency|^durations\.\w+)$/,
    times(1 / 60),
  ),
}
