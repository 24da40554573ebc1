import { withPointer } from '../../../kernel/pointer.ts'
import type { Fault } from '../../fault.ts'
import { declares } from '../support/applies.ts'

export const zoneAbbreviated: Fault = {
  id: 'zone-abbreviated',
  area: 'pull',
  title:
    'The time zone of a record is an abbreviation, which several zones share and which knows no change of clocks.',
  source: {
    document: 'Theory and pragmatics of the tz code and data: abbreviations are ambiguous',
    url: 'https://data.iana.org/time-zones/theory.html#abbreviations',
  },
  caughtBy: ['pull/offset-present'],
  applies: declares(({ records }) => records.offset?.unit === 'zone', 'its records name no time zone'),
  hooks: {
    record: (honest) => (record, type, source, mock) => {
      const written = honest(record, type, source, mock)
      const { offset } = source.records
      return offset?.unit === 'zone' ? withPointer(written, offset.at, 'CST') : written
    },
  },
}
