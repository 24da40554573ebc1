import { stringifyJson } from '../../../kernel/json.ts'
import { type Check, defineCheck, finding } from '../../check.ts'
import { recordsOf } from '../../each-record.ts'

export const idsUnique: Check<'pull'> = defineCheck({
  id: 'pull/ids-unique',
  title: 'No two records of one data type have the same id.',
  level: 'must',
  source: {
    document: 'Terra: deduplication',
    section: 'Natural keys',
    url: 'https://docs.tryterra.co/faq/help-topics/data-api-sdk/webhooks-dedup-and-sync-reliability/dedup-by-summary-id-overwrite-updates',
  },
  remedy: 'Give each record an id that no other record has; Terra overwrites records of the same id.',
  given: 'pull',

  judge(evidence, partner) {
    for (const [type, pulled] of Object.entries(evidence.types)) {
      const seen = new Map<string, string>()
      for (const { facts, record } of recordsOf({ ...evidence, types: { [type]: pulled } }, partner)) {
        if (facts.id === undefined) continue
        const text = stringifyJson(record)
        const other = seen.get(facts.id)
        if (other !== undefined && other !== text)
          return finding(
            `${type}: two different records have the same id`,
            pulled[0]?.pages[0]?.answer.exchange,
          )
        seen.set(facts.id, text)
      }
    }
    return undefined
  },
})
