import type { Fault } from '../../fault.ts'
import { declares } from '../support/applies.ts'
import { withoutOffset } from '../support/offsets.ts'

export const offsetDropped: Fault = {
  id: 'offset-dropped',
  area: 'pull',
  title: 'The offset from UTC is left out.',
  source: {
    document: 'Every provider sends an offset and it is dropped',
    url: 'https://github.com/the-momentum/open-wearables/issues/474',
  },
  caughtBy: ['pull/offset-present'],
  applies: declares(
    ({ records }) => records.offset !== undefined || records.time === 'dateTime',
    'its records have no offset',
  ),
  hooks: {
    record: (honest) => (record, type, source, mock) => {
      const written = honest(record, type, source, mock)
      return withoutOffset(written, source)
    },
  },
}
