import type { Fault } from '../../fault.ts'
import { changingRecords, needsMember, times } from '../support/change-members.ts'

const SAMPLES = /^hrv\.rmssd$/

export const sdnnInsteadOfRmssd: Fault = {
  id: 'sdnn-instead-of-rmssd',
  area: 'mapping',
  title: 'The mean variability is another measure than its samples.',
  source: {
    document: 'Oura: RMSSD stored as SDNN',
    url: 'https://github.com/the-momentum/open-wearables/pull/1100',
  },
  caughtBy: ['mapping/heart-rate-plausible'],
  applies: needsMember(['sleep'], SAMPLES),
  hooks: changingRecords(['sleep'], /^average_hrv$/, times(1.8)),
}
