import { withPointer } from '../../../kernel/pointer.ts'
import type { Fault } from '../../fault.ts'
import { tellsZones } from '../support/applies.ts'

/** Where the machine stands. */
const SERVER = 'America/Los_Angeles'

export const zoneOfTheServer: Fault = {
  id: 'zone-of-the-server',
  area: 'pull',
  title: 'The time zone that is told is that of the server, and not that of the user.',
  source: {
    document: 'Fitbit: a local time without a zone, parsed in the zone of the server',
    url: 'https://github.com/elizaOS/eliza/issues/31958',
  },
  caughtBy: ['pull/start-bound-inside'],
  applies: tellsZones,
  hooks: {
    record: (honest) => (record, type, source, mock) => {
      const written = honest(record, type, source, mock)
      const { offset } = source.records
      return offset?.unit === 'zone' ? withPointer(written, offset.at, SERVER) : written
    },
    userFact: (honest) => (fact, userId, mock) => (fact === 'timeZone' ? SERVER : honest(fact, userId, mock)),
  },
}
