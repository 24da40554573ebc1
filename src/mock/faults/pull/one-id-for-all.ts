import { resolvePointer, withPointer } from '../../../kernel/pointer.ts'
import type { Fault } from '../../fault.ts'
import { hasData } from '../support/applies.ts'
import { sameKind } from '../support/same-kind.ts'

export const oneIdForAll: Fault = {
  id: 'one-id-for-all',
  area: 'pull',
  title: 'All records have the same id.',
  source: {
    document: 'Suunto: a delivery that comes again violates a unique key',
    url: 'https://github.com/the-momentum/open-wearables/pull/1042',
  },
  caughtBy: ['pull/ids-unique'],
  applies: hasData,
  hooks: {
    record: (honest) => (record, type, source, mock) => {
      const written = honest(record, type, source, mock)
      return withPointer(written, source.records.id, sameKind(resolvePointer(written, source.records.id)))
    },
  },
}
