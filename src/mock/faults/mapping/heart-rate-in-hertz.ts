import type { Fault } from '../../fault.ts'
import { changingRecords, needsMember, times } from '../support/change-members.ts'

const HEART_RATE = /_heart_rate$|(^|\.)(hr_(average|min|max|resting)|bpm)$/

export const heartRateInHertz: Fault = {
  id: 'heart-rate-in-hertz',
  area: 'mapping',
  title: 'Heart rates are beats a second.',
  source: {
    document: 'Terra: field descriptions and units',
    url: 'https://docs.tryterra.co/reference/health-and-fitness-api/data-models',
  },
  caughtBy: ['mapping/heart-rate-plausible'],
  applies: needsMember(['sleep'], HEART_RATE),
  hooks: changingRecords(['sleep', 'activity', 'daily'], HEART_RATE, times(1 / 60)),
}
