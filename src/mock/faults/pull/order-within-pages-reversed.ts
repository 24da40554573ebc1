import type { Fault } from '../../fault.ts'
import { declaresOrder } from '../support/applies.ts'

export const orderWithinPagesReversed: Fault = {
  id: 'order-within-pages-reversed',
  area: 'pull',
  title: 'Each page after the first is the right one, its records in the opposite order.',
  source: {
    document: 'Strava: counts drift while paging',
    url: 'https://github.com/vangent/stravacli/issues/10',
  },
  caughtBy: ['pull/order-as-declared'],
  applies: declaresOrder,
  hooks: {
    page: (honest) => (records, query, mock) => {
      const shown = honest(records, query, mock)
      const isFirst = query.position.kind === 'offset' && query.position.offset === 0
      return isFirst ? shown : { ...shown, records: shown.records.toReversed() }
    },
  },
}
