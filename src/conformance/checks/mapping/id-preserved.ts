import { idText } from '../../../client/locate.ts'
import { resolvePointer } from '../../../kernel/pointer.ts'
import { type Check, defineCheck } from '../../check.ts'
import { firstMappedAmiss } from '../../each-mapped.ts'

export const idPreserved: Check<'mapping'> = defineCheck({
  id: 'mapping/id-preserved',
  title: "The id of a sleep or an activity is in Terra's object.",
  level: 'must',
  source: {
    document: 'Terra: deduplication',
    section: 'Overwrite updates',
    url: 'https://docs.tryterra.co/faq/help-topics/data-api-sdk/webhooks-dedup-and-sync-reliability/dedup-by-summary-id-overwrite-updates',
  },
  remedy:
    "Map `metadata.summary_id` from the record's id: without it Terra's customers cannot tell a record from its amendment.",
  given: 'mapping',

  judge: (evidence) =>
    firstMappedAmiss(evidence, ({ value, facts }, type) => {
      if ((type !== 'sleep' && type !== 'activity') || facts.id === undefined) return undefined
      return idText(resolvePointer(value, '/metadata/summary_id')) === facts.id
        ? undefined
        : 'metadata.summary_id is not the id of the record'
    }),
})
