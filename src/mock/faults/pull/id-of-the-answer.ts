import { resolvePointer, withPointer } from '../../../kernel/pointer.ts'
import type { Fault } from '../../fault.ts'
import { hasData } from '../support/applies.ts'
import { timesSoFar } from '../support/data-calls.ts'

export const idOfTheAnswer: Fault = {
  id: 'id-of-the-answer',
  area: 'pull',
  title: 'Ids are made up while answering.',
  source: {
    document: 'Terra: deduplication',
    section: 'Natural keys',
    url: 'https://docs.tryterra.co/faq/help-topics/data-api-sdk/webhooks-dedup-and-sync-reliability/dedup-by-summary-id-overwrite-updates',
  },
  caughtBy: ['pull/ids-stable', 'pull/same-question-same-answer'],
  applies: hasData,
  hooks: {
    record: (honest) => (item, type, source, mock) => {
      const written = honest(item, type, source, mock)
      const id = resolvePointer(written, source.records.id)
      const count = timesSoFar(mock, 'id-of-the-answer')
      const other =
        typeof id === 'string' ? `${id}${count.toString(36)}` : BigInt(id as number) + BigInt(count)
      return withPointer(written, source.records.id, other)
    },
  },
}
