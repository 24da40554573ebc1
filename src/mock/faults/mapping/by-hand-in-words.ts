import type { Fault } from '../../fault.ts'
import { changingRecords, needsMember } from '../support/change-members.ts'

const MANUAL = /^manual$/

export const byHandInWords: Fault = {
  id: 'by-hand-in-words',
  area: 'mapping',
  title: 'Whether a person typed a record in is said in words.',
  source: {
    document: 'An integer in the schema, a float on the wire',
    url: 'https://github.com/the-momentum/open-wearables/issues/1198',
  },
  caughtBy: ['mapping/total'],
  applies: needsMember(['sleep'], MANUAL),
  hooks: changingRecords(['sleep'], MANUAL, (value) => (value === true || value === 1 ? 'yes' : 'no')),
}
