import type { Fault } from '../../fault.ts'
import { changingRecords, needsMember, times } from '../support/change-members.ts'

const LEAN = /^(lean_mass_kg|fat_free_mass)$/

export const leanMassAboveWeight: Fault = {
  id: 'lean-mass-above-weight',
  area: 'mapping',
  title: 'The lean mass is above the weight.',
  source: {
    document: 'Terra: field descriptions and units',
    url: 'https://docs.tryterra.co/reference/health-and-fitness-api/data-models',
  },
  caughtBy: ['mapping/body-coherent'],
  applies: needsMember(['body'], LEAN),
  hooks: changingRecords(['body'], LEAN, times(2)),
}
