import type { Fault } from '../../fault.ts'
import { changingRecords, needsMember, times } from '../support/change-members.ts'

const TOTAL = /^(total_calories|energy_total)$/

export const totalEnergyInAnotherUnit: Fault = {
  id: 'total-energy-in-another-unit',
  area: 'mapping',
  title: 'The total of the energy is in another unit than its parts.',
  source: {
    document: 'Terra: field descriptions and units',
    url: 'https://docs.tryterra.co/reference/health-and-fitness-api/data-models',
  },
  caughtBy: ['mapping/energy-coherent'],
  applies: needsMember(['daily'], TOTAL),
  hooks: changingRecords(['daily'], TOTAL, times(4.184)),
}
