import { dataTypesOf } from '../../../partner/partner.ts'
import { type Check, defineCheck, finding } from '../../check.ts'
import { recordsOf } from '../../each-record.ts'

export const recordsToldOnce: Check<'pull'> = defineCheck({
  id: 'pull/records-told-once',
  title: 'No record is told twice under two ids.',
  level: 'should',
  source: {
    document: 'Two scores for one sleep, with different values',
    url: 'https://github.com/the-momentum/open-wearables/issues/1009',
  },
  remedy:
    'Give a record one id; a copy of another device or of another score is a member of it, not a record of its own.',
  given: 'pull',

  judge(evidence, partner) {
    for (const type of dataTypesOf(partner)) {
      const seen = recordsOf({ ...evidence, types: { [type]: evidence.types[type] ?? [] } }, partner)
      const ids = new Map<string, string>()
      for (const {
        facts: { id, startMs, endMs },
        pulled,
      } of seen) {
        if (id === undefined || startMs === undefined) continue
        const span = `${startMs} ${endMs ?? ''}`
        if (ids.has(span) && ids.get(span) !== id)
          return finding(
            `${type}: two records of different ids have the same start and end`,
            pulled.pages[0]?.answer.exchange,
          )
        ids.set(span, id)
      }
    }
    return undefined
  },
})
