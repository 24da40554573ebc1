import type { Fault } from '../../fault.ts'
import { changingRecords, needsMember, times } from '../support/change-members.ts'

export const heightInAnotherUnit: Fault = {
  id: 'height-in-another-unit',
  area: 'mapping',
  title: 'Heights are given in another unit.',
  source: {
    document: 'Terra: height in centimetres',
    url: 'https://docs.tryterra.co/reference/health-and-fitness-api/data-models',
  },
  caughtBy: ['mapping/body-plausible', 'mapping/body-coherent'],
  applies: needsMember(['body'], /^height(_m)?$/),
  hooks: changingRecords(['body'], /^height(_m)?$/, times(0.01)),
}
