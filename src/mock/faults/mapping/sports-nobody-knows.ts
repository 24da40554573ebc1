import type { Fault } from '../../fault.ts'
import { changingRecords, needsMember } from '../support/change-members.ts'

const SPORT = /^(sport|category)$/

export const sportsNobodyKnows: Fault = {
  id: 'sports-nobody-knows',
  area: 'mapping',
  title: 'Activities are of sports that are not declared.',
  source: {
    document: 'Garmin: a key in another case drops data',
    url: 'https://github.com/the-momentum/open-wearables/pull/766',
  },
  caughtBy: ['mapping/codes-known'],
  applies: needsMember(['activity'], SPORT),
  hooks: changingRecords(['activity'], SPORT, (value) =>
    typeof value === 'number' ? value + 9000 : `sport_${value}`,
  ),
}
