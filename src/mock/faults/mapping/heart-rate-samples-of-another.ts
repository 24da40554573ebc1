import type { Fault } from '../../fault.ts'
import { changingRecords, needsMember, times } from '../support/change-members.ts'

const BEATS = /\.bpm$/

export const heartRateSamplesOfAnother: Fault = {
  id: 'heart-rate-samples-of-another',
  area: 'mapping',
  title: 'The samples of the heart rate go beyond its minimum and maximum.',
  source: {
    document: 'Huawei: aggregate and detail endpoints disagree',
    url: 'https://segmentfault.com/a/1190000041963503/en',
  },
  caughtBy: ['mapping/heart-rate-coherent'],
  applies: needsMember(['sleep'], BEATS),
  hooks: changingRecords(['sleep', 'activity', 'daily'], BEATS, times(1.4)),
}
