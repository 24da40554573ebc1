import type { Fault } from '../../fault.ts'
import { changingRecords, needsMember } from '../support/change-members.ts'

const SCORE = /^score$/

export const minusOneForNothing: Fault = {
  id: 'minus-one-for-nothing',
  area: 'mapping',
  title: 'Minus one says that there is no score.',
  source: {
    document: 'Terra: field descriptions and units',
    url: 'https://docs.tryterra.co/reference/health-and-fitness-api/data-models',
  },
  caughtBy: ['mapping/scores-in-range'],
  applies: needsMember(['sleep'], SCORE),
  hooks: changingRecords(['sleep'], SCORE, () => -1),
}
