import { withoutPointer } from '../../../kernel/pointer.ts'
import type { Fault } from '../../fault.ts'
import { declares } from '../support/applies.ts'

export const endMissing: Fault = {
  id: 'end-missing',
  area: 'pull',
  title: 'Records are delivered without their end.',
  source: {
    document: 'Suunto: stopTime missing in fresh records',
    url: 'https://github.com/the-momentum/open-wearables/pull/1042',
  },
  caughtBy: ['pull/end-present'],
  applies: declares(({ records }) => records.end !== undefined, 'its records have no end'),
  hooks: {
    record: (honest) => (record, type, source, mock) => {
      const written = honest(record, type, source, mock)
      return source.records.end === undefined ? written : withoutPointer(written, source.records.end)
    },
  },
}
