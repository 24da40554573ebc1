import { withoutPointer } from '../../../kernel/pointer.ts'
import type { Fault } from '../../fault.ts'
import { hasData } from '../support/applies.ts'

export const idMissing: Fault = {
  id: 'id-missing',
  area: 'pull',
  title: 'Records have no id.',
  source: {
    document: 'Withings: a value is null where an id belongs',
    url: 'https://github.com/CodeWithCJ/SparkyFitness/pull/2293',
  },
  caughtBy: ['pull/ids-present'],
  applies: hasData,
  hooks: {
    record: (honest) => (record, type, source, mock) => {
      const written = honest(record, type, source, mock)
      return withoutPointer(written, source.records.id)
    },
  },
}
