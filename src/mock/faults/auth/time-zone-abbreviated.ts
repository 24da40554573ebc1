import type { Fault } from '../../fault.ts'
import { tells } from './support/applies.ts'

export const timeZoneAbbreviated: Fault = {
  id: 'time-zone-abbreviated',
  area: 'auth',
  title: "The user's time zone is told by an abbreviation, which does not say when the clocks change.",
  source: {
    document: 'Fitbit: a local time without a zone, parsed in the zone of the server',
    url: 'https://github.com/elizaOS/eliza/issues/31958',
  },
  caughtBy: ['auth/time-zone-found'],
  applies: tells('timeZone'),
  hooks: {
    userFact: (honest) => (fact, userId, mock) => (fact === 'timeZone' ? 'CET' : honest(fact, userId, mock)),
  },
}
