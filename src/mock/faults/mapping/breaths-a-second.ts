import type { Fault } from '../../fault.ts'
import { changingRecords, needsMember, times } from '../support/change-members.ts'

const BREATHS = /^(average_breath|rr_average)$/

export const breathsASecond: Fault = {
  id: 'breaths-a-second',
  area: 'mapping',
  title: 'Breaths are counted by the second.',
  source: {
    document: 'Terra: field descriptions and units',
    url: 'https://docs.tryterra.co/reference/health-and-fitness-api/data-models',
  },
  caughtBy: ['mapping/sleep-plausible'],
  applies: needsMember(['sleep'], BREATHS),
  hooks: changingRecords(['sleep'], BREATHS, times(1 / 60)),
}
