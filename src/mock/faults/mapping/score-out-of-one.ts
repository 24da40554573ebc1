import type { Fault } from '../../fault.ts'
import { changingRecords, needsMember, times } from '../support/change-members.ts'

const SCORE = /^score$/

export const scoreOutOfOne: Fault = {
  id: 'score-out-of-one',
  area: 'mapping',
  title: 'Scores are fractions.',
  source: {
    document: 'Terra: field descriptions and units',
    url: 'https://docs.tryterra.co/reference/health-and-fitness-api/data-models',
  },
  caughtBy: ['mapping/sleep-plausible'],
  applies: needsMember(['sleep'], SCORE),
  hooks: changingRecords(['sleep'], SCORE, times(1 / 100)),
}
