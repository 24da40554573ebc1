import type { Fault } from '../../fault.ts'
import { changingRecords, needsMember, times } from '../support/change-members.ts'

const SNORING = /^snoring$/

export const snoringInAnotherUnit: Fault = {
  id: 'snoring-in-another-unit',
  area: 'mapping',
  title: 'The time snoring is longer than the night.',
  source: {
    document: 'Terra: field descriptions and units',
    url: 'https://docs.tryterra.co/reference/health-and-fitness-api/data-models',
  },
  caughtBy: ['mapping/vitals-coherent'],
  applies: needsMember(['sleep'], SNORING),
  hooks: changingRecords(['sleep'], SNORING, times(60)),
}
