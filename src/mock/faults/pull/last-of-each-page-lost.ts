import type { Fault } from '../../fault.ts'
import { pagesBy } from '../support/applies.ts'

export const lastOfEachPageLost: Fault = {
  id: 'last-of-each-page-lost',
  area: 'pull',
  title: 'Each page but the last leaves out its last record.',
  source: {
    document: 'Strava: a page is shorter than asked although more exist',
    url: 'https://github.com/danshannon/javastravav3api/issues/166',
  },
  caughtBy: ['pull/pages-hold-everything'],
  applies: pagesBy('cursor'),
  hooks: {
    page: (honest) => (records, query, mock) => {
      const page = honest(records, query, mock)
      return page.next === undefined ? page : { ...page, records: page.records.slice(0, -1) }
    },
  },
}
