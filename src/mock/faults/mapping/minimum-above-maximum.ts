import type { Fault } from '../../fault.ts'
import { changingRecords, needsMember, times } from '../support/change-members.ts'

export const minimumAboveMaximum: Fault = {
  id: 'minimum-above-maximum',
  area: 'mapping',
  title: 'The lowest heart rate is above the highest.',
  source: {
    document: 'RMSSD stored as SDNN: one measure in the place of another',
    url: 'https://github.com/the-momentum/open-wearables/pull/1100',
  },
  caughtBy: ['mapping/heart-rate-coherent'],
  applies: needsMember(['sleep', 'activity', 'daily'], /(lowest_heart_rate|hr_min)$/),
  hooks: changingRecords(['sleep', 'activity', 'daily'], /(lowest_heart_rate|hr_min)$/, times(5)),
}
