import type { Fault } from '../../fault.ts'
import { changingRecords, needsMember } from '../support/change-members.ts'

const CODES = /(^|\.)(type|sport|stage|source)$/

export const codesInCapitals: Fault = {
  id: 'codes-in-capitals',
  area: 'pull',
  title: 'Codes are written in capitals.',
  source: {
    document: 'Garmin: a key in another case drops data',
    url: 'https://github.com/the-momentum/open-wearables/pull/766',
  },
  caughtBy: ['pull/answers-match-schema'],
  applies: needsMember(['sleep', 'activity'], CODES),
  hooks: changingRecords(['sleep', 'activity'], CODES, (value) =>
    typeof value === 'string' ? value.toUpperCase() : value,
  ),
}
