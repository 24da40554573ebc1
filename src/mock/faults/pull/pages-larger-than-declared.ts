import type { Fault } from '../../fault.ts'
import { declares } from '../support/applies.ts'

export const pagesLargerThanDeclared: Fault = {
  id: 'pages-larger-than-declared',
  area: 'pull',
  title: 'A page holds half as many records again as is declared.',
  source: {
    document: 'Strava: only the first page was fetched',
    url: 'https://github.com/hellos3b/sjbha-bot/issues/8',
  },
  caughtBy: ['pull/declared-page-size-kept'],
  applies: declares(
    ({ paging }) => 'size' in paging && paging.size !== undefined,
    'it declares no page size',
  ),
  hooks: {
    page: (honest) => (records, query, mock) =>
      honest(
        records,
        query.pageSize === undefined ? query : { ...query, pageSize: Math.ceil(query.pageSize * 1.5) },
        mock,
      ),
  },
}
