import type { DataType } from '../../../partner/data.ts'
import { dataSource } from '../../../partner/partner.ts'
import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'
import { isCutShort } from '../../pull-span.ts'
import { firstOutOfOrder } from '../../record-order.ts'

export const orderAsDeclared: Check<'pull-order'> = defineCheck({
  id: 'pull/order-as-declared',
  title: 'Records come in the declared order, over all pages together.',
  level: 'must',
  source: {
    document: 'Strava: counts drift while paging',
    url: 'https://github.com/vangent/stravacli/issues/10',
  },
  remedy:
    'Sort the whole answer before it is cut into pages, by the start of records (by their modification, where ranges match that), or declare no records.order.',
  given: 'pull-order',

  judge({ types }, partner) {
    const entries = Object.entries(types)
    if (entries.length === 0) return inapplicable('no data type with a declared order was read')
    for (const [name, pulled] of entries) {
      if (isCutShort(pulled)) continue
      const source = dataSource(partner, name as DataType)
      const index = firstOutOfOrder(pulled.records, source)
      if (index === undefined) continue
      const { pages, records, window } = pulled
      const page = pages.findIndex((one) => one.records.includes(records[index]!))
      const [from, to] = [window.fromMs, window.toMs].map((ms) => new Date(ms).toISOString())
      return finding(
        `${name} from ${from} to ${to}: record ${index + 1} of ${records.length}, on page ${page + 1}, is out of the declared ${source.records.order} order`,
        pages[page]?.answer.exchange,
      )
    }
    return undefined
  },
})
