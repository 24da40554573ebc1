import type { Fault } from '../../fault.ts'
import { changingRecords, needsMember, times } from '../support/change-members.ts'

const RESTING = /^(resting_heart_rate|hr_resting)$/

export const restingHeartRateAboveAverage: Fault = {
  id: 'resting-heart-rate-above-average',
  area: 'mapping',
  title: 'The heart at rest beats faster than on average.',
  source: {
    document: 'Terra: field descriptions and units',
    url: 'https://docs.tryterra.co/reference/health-and-fitness-api/data-models',
  },
  caughtBy: ['mapping/heart-rate-plausible'],
  applies: needsMember(['daily'], RESTING),
  hooks: changingRecords(['daily'], RESTING, times(2)),
}
