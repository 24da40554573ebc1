import type { Fault } from '../../fault.ts'
import { declares } from '../support/applies.ts'

export const pagesCountedBeforeFiltering: Fault = {
  id: 'pages-counted-before-filtering',
  area: 'pull',
  title: 'The number of pages counts records that are filtered out later, so that the last page is empty.',
  source: {
    document: 'Strava: a page shorter than asked although more exist',
    url: 'https://github.com/danshannon/javastravav3api/issues/166',
  },
  caughtBy: ['pull/page-count-correct'],
  applies: declares(
    ({ paging }) => paging.kind === 'page' && paging.pages !== undefined,
    'it tells no number of pages',
  ),
  hooks: {
    page: (honest) => (records, query, mock) => {
      const found = honest(records, query, mock)
      return { ...found, total: found.total + (query.pageSize ?? 0) }
    },
  },
}
