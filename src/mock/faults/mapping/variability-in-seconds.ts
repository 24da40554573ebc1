import type { Fault } from '../../fault.ts'
import { changingRecords, needsMember, times } from '../support/change-members.ts'

export const variabilityInSeconds: Fault = {
  id: 'variability-in-seconds',
  area: 'mapping',
  title: 'Heart rate variability is given in seconds.',
  source: {
    document: 'RMSSD stored as SDNN',
    url: 'https://github.com/the-momentum/open-wearables/pull/1100',
  },
  caughtBy: ['mapping/heart-rate-plausible'],
  applies: needsMember(['sleep'], /(average_hrv|^rmssd)$/),
  hooks: changingRecords(['sleep'], /(average_hrv|^rmssd)$/, times(1 / 1000)),
}
