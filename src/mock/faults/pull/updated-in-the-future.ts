import { resolvePointer, withPointer } from '../../../kernel/pointer.ts'
import type { Fault } from '../../fault.ts'
import { declares } from '../support/applies.ts'
import { movedTime } from '../support/record-times.ts'

export const updatedInTheFuture: Fault = {
  id: 'updated-in-the-future',
  area: 'pull',
  title: 'Records were updated in years to come.',
  source: {
    document: 'Terra: deduplication',
    section: 'Overwrite updates',
    url: 'https://docs.tryterra.co/faq/help-topics/data-api-sdk/webhooks-dedup-and-sync-reliability/dedup-by-summary-id-overwrite-updates',
  },
  caughtBy: ['pull/updated-plausible'],
  applies: declares(({ records }) => records.updated !== undefined, 'it declares no time of modification'),
  hooks: {
    record: (honest) => (item, type, source, mock) => {
      const written = honest(item, type, source, mock)
      const { updated, updatedTime, time } = source.records
      if (updated === undefined) return written
      const moved = movedTime(resolvePointer(written, updated), updatedTime ?? time, 400 * 86_400_000)
      return withPointer(written, updated, moved)
    },
  },
}
