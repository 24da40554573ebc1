import type { JsonValue } from '../../../kernel/json.ts'
import { resolvePointer } from '../../../kernel/pointer.ts'
import { type Check, defineCheck } from '../../check.ts'
import { eachDivided } from '../../divided-span.ts'

export const idsStable: Check<'pull-windows'> = defineCheck({
  id: 'pull/ids-stable',
  title: 'A record keeps its id from one answer to the next.',
  level: 'must',
  source: {
    document: 'Terra: deduplication',
    section: 'Natural keys',
    url: 'https://docs.tryterra.co/faq/help-topics/data-api-sdk/webhooks-dedup-and-sync-reliability/dedup-by-summary-id-overwrite-updates',
  },
  remedy: 'Store the id with the record; do not make it up while answering.',
  given: 'pull-windows',

  judge: (evidence, partner) =>
    eachDivided(evidence, partner, ({ whole, again, source }) => {
      const before = new Map<string, Set<string>>()
      const startOf = (record: JsonValue) => String(resolvePointer(record, source.records.start))
      for (const { id, record } of whole.records)
        before.set(startOf(record), (before.get(startOf(record)) ?? new Set()).add(id))
      const changed = again.records.filter(
        ({ id, record }) => before.get(startOf(record))?.has(id) === false,
      ).length
      return changed === 0 ? undefined : `${changed} records have another id in a second answer`
    }),
})
