import { resolvePointer, withPointer } from '../../../kernel/pointer.ts'
import type { Fault } from '../../fault.ts'
import { hasData } from '../support/applies.ts'
import { anotherOf } from '../support/same-kind.ts'

export const sleepsToldTwice: Fault = {
  id: 'sleeps-told-twice',
  area: 'mapping',
  title: 'Each sleep is told twice, under two ids.',
  source: {
    document: 'Terra: the same session under two ids',
    url: 'https://docs.tryterra.co/faq/help-topics/webhook/payload-content-and-provider-quirks',
  },
  caughtBy: ['mapping/records-plausible'],
  applies: hasData,
  hooks: {
    selectRecords: (honest) => (query, mock) => {
      const records = honest(query, mock)
      return query.type === 'sleep'
        ? records.flatMap((record) => [record, { ...record, id: `${record.id}-again` }])
        : records
    },
    record: (honest) => (record, type, source, mock) => {
      const written = honest(record, type, source, mock)
      return record.id.endsWith('-again')
        ? withPointer(written, source.records.id, anotherOf(resolvePointer(written, source.records.id)))
        : written
    },
  },
}
