import type { Fault } from '../../fault.ts'
import { changingRecords, needsMember } from '../support/change-members.ts'

export const efficiencyInAnotherScale: Fault = {
  id: 'efficiency-in-another-scale',
  area: 'mapping',
  title: 'Efficiency is given in another scale than before.',
  source: {
    document: 'Terra: sleep efficiency of 0.814 in old fixtures',
    url: 'https://docs.tryterra.co/reference/health-and-fitness-api/data-models',
  },
  caughtBy: ['mapping/sleep-adds-up'],
  applies: needsMember(['sleep'], /^efficiency$/),
  hooks: changingRecords(['sleep'], /^efficiency$/, (value) =>
    typeof value === 'number' ? (value > 1 ? value / 100 : value / 2) : value,
  ),
}
