import type { Fault } from '../../fault.ts'
import { changingRecords, needsMember } from '../support/change-members.ts'

const MANUAL = /^manual$/

export const everythingByHand: Fault = {
  id: 'everything-by-hand',
  area: 'mapping',
  title: 'Every record says that a person typed it in.',
  source: {
    document: 'Terra: field descriptions and units',
    url: 'https://docs.tryterra.co/reference/health-and-fitness-api/data-models',
  },
  caughtBy: ['mapping/not-all-by-hand'],
  applies: needsMember(['sleep'], MANUAL),
  hooks: changingRecords(['sleep', 'activity'], MANUAL, (value) => (typeof value === 'number' ? 1 : true)),
}
