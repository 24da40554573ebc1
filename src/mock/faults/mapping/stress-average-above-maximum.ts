import type { Fault } from '../../fault.ts'
import { changingRecords, needsMember } from '../support/change-members.ts'

const AVERAGE = /^(stress\.average|stress_average)$/

export const stressAverageAboveMaximum: Fault = {
  id: 'stress-average-above-maximum',
  area: 'mapping',
  title: 'The average of the stress is above its maximum.',
  source: {
    document: 'Terra: field descriptions and units',
    url: 'https://docs.tryterra.co/reference/health-and-fitness-api/data-models',
  },
  caughtBy: ['mapping/stress-coherent'],
  applies: needsMember(['daily'], AVERAGE),
  hooks: changingRecords(['daily'], AVERAGE, () => 99),
}
