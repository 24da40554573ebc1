import type { Fault } from '../../fault.ts'
import { changingRecords, needsMember, times } from '../support/change-members.ts'

export const energyInAnotherUnit: Fault = {
  id: 'energy-in-another-unit',
  area: 'mapping',
  title: 'Energies are given in another unit.',
  source: { document: 'Terra: wrong units in provider mappings', url: 'https://docs.tryterra.co/changelog' },
  caughtBy: ['mapping/energy-coherent', 'mapping/activity-plausible'],
  applies: needsMember(['daily'], /(basal_calories|energy_basal)$/),
  hooks: changingRecords(['daily'], /(basal_calories|energy_basal)$/, times(4.184)),
}
