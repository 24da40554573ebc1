import type { Fault } from '../../fault.ts'
import { changingRecords, needsMember, times } from '../support/change-members.ts'

const SPEED = /(^|\.)(average_speed|max_speed|speed_average|speed_max)$/

export const speedInAnotherUnit: Fault = {
  id: 'speed-in-another-unit',
  area: 'mapping',
  title: 'Speeds are given in another unit.',
  source: {
    document: 'Fitbit: kilometres stored as metres',
    url: 'https://github.com/the-momentum/open-wearables/pull/1139',
  },
  caughtBy: ['mapping/activity-plausible'],
  applies: needsMember(['activity'], SPEED),
  hooks: changingRecords(['activity'], SPEED, times(3.6)),
}
