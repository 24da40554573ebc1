import type { Fault } from '../../fault.ts'
import { changingRecords, needsMember, times } from '../support/change-members.ts'

const SHARE = /^(body_fat_percent|water_percent|fat_ratio|hydration)$/

export const fatAsAFraction: Fault = {
  id: 'fat-as-a-fraction',
  area: 'mapping',
  title: 'Shares of the body are fractions where percent are declared.',
  source: {
    document: 'Terra: field descriptions and units',
    url: 'https://docs.tryterra.co/reference/health-and-fitness-api/data-models',
  },
  caughtBy: ['mapping/body-plausible'],
  applies: needsMember(['body'], SHARE),
  hooks: changingRecords(['body'], SHARE, times(1 / 100)),
}
