import type { Fault } from '../../fault.ts'
import { changingRecords, needsMember, times } from '../support/change-members.ts'

export const averageHeartRateOfAnother: Fault = {
  id: 'average-heart-rate-of-another',
  area: 'mapping',
  title: 'The average heart rate is not of these samples.',
  source: {
    document: 'Aggregate and detail disagree',
    url: 'https://segmentfault.com/a/1190000041963503/en',
  },
  caughtBy: ['mapping/heart-rate-coherent', 'mapping/heart-rate-plausible'],
  applies: needsMember(['sleep', 'activity', 'daily'], /(average_heart_rate|hr_average)$/),
  hooks: changingRecords(['sleep', 'activity', 'daily'], /(average_heart_rate|hr_average)$/, times(3)),
}
