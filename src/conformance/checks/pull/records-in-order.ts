import type { DataType } from '../../../partner/data.ts'
import { dataSource } from '../../../partner/partner.ts'
import { type Check, defineCheck, finding } from '../../check.ts'
import { recordsOf } from '../../each-record.ts'

export const recordsInOrder: Check<'pull'> = defineCheck({
  id: 'pull/records-in-order',
  title: 'Records come in the order of time, up or down.',
  level: 'should',
  source: {
    document: 'Strava: counts drift while paging',
    url: 'https://github.com/vangent/stravacli/issues/10',
  },
  remedy:
    'Order records by their start (by their modification, where ranges match that): who pages through them must know what comes next.',
  given: 'pull',

  judge(evidence, partner) {
    for (const [name, windows] of Object.entries(evidence.types)) {
      const type = name as DataType
      const { range, records } = dataSource(partner, type)
      // What is declared is judged by it, in `pull/order-as-declared`.
      if (records.order !== undefined) continue
      const byChange = range.match === 'modified'
      for (const pulled of windows ?? []) {
        const seen = recordsOf({ ...evidence, types: { [type]: [pulled] } }, partner)
        const times = seen.flatMap(({ facts }) => (byChange ? facts.updatedMs : facts.startMs) ?? [])
        const rises = times.some((ms, index) => index > 0 && ms > (times[index - 1] ?? ms))
        const falls = times.some((ms, index) => index > 0 && ms < (times[index - 1] ?? ms))
        if (rises && falls)
          return finding(`${type}: records come in no order of time`, pulled.pages[0]?.answer.exchange)
      }
    }
    return undefined
  },
})
