import type { Fault } from '../../fault.ts'
import { changingRecords, needsMember, times } from '../support/change-members.ts'

const DURATIONS = /(^|\.)(\w+_sleep_duration|time_in_bed|awake_time|in_bed|asleep|deep|light|rem|awake)$/

export const durationsInMilliseconds: Fault = {
  id: 'durations-in-milliseconds',
  area: 'mapping',
  title: 'The durations of a sleep are a thousand times too large.',
  source: {
    document: 'Strava: seconds compared with milliseconds',
    url: 'https://github.com/eclipse-vertx/vertx-auth/issues/269',
  },
  caughtBy: ['mapping/sleep-adds-up'],
  applies: needsMember(['sleep'], DURATIONS),
  hooks: changingRecords(['sleep'], DURATIONS, times(1000)),
}
