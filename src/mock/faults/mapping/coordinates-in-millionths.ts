import type { Fault } from '../../fault.ts'
import { changingRecords, needsMember, times } from '../support/change-members.ts'

const PLACE = /\.(latitude|longitude)$/

export const coordinatesInMillionths: Fault = {
  id: 'coordinates-in-millionths',
  area: 'mapping',
  title: 'Coordinates are millionths of a degree.',
  source: {
    document: 'Terra: field descriptions and units',
    url: 'https://docs.tryterra.co/reference/health-and-fitness-api/data-models',
  },
  caughtBy: ['mapping/movement-coherent'],
  applies: needsMember(['activity'], PLACE),
  hooks: changingRecords(['activity'], PLACE, times(1_000_000)),
}
