import type { Fault } from '../../fault.ts'
import { changingRecords, needsMember, times } from '../support/change-members.ts'

export const weightInAnotherUnit: Fault = {
  id: 'weight-in-another-unit',
  area: 'mapping',
  title: 'Weights are given in another unit.',
  source: {
    document: 'Terra: grams next to kilograms',
    url: 'https://docs.tryterra.co/reference/health-and-fitness-api/data-models',
  },
  caughtBy: ['mapping/body-coherent'],
  applies: needsMember(['body'], /^weight(_kg)?$/),
  hooks: changingRecords(['body'], /^weight(_kg)?$/, times(2.2046)),
}
