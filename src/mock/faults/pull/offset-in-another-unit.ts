import type { Fault } from '../../fault.ts'
import { declares } from '../support/applies.ts'
import { withStrangeOffset } from '../support/offsets.ts'

export const offsetInAnotherUnit: Fault = {
  id: 'offset-in-another-unit',
  area: 'pull',
  title: 'The offset from UTC is written in another unit.',
  source: {
    document: 'Garmin Connect: local epochs interpreted with an offset twice',
    url: 'https://github.com/cyberjunky/home-assistant-garmin_connect/issues/564',
  },
  caughtBy: ['pull/offset-real'],
  applies: declares(
    ({ records: { offset, time } }) =>
      offset === undefined ? time === 'dateTime' : offset.unit !== 'zone' && offset.unit !== 'local',
    'its records have no offset',
  ),
  hooks: {
    record: (honest) => (record, type, source, mock) => {
      const written = honest(record, type, source, mock)
      return withStrangeOffset(written, source)
    },
  },
}
