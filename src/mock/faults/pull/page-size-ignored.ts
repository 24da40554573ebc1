import type { Fault } from '../../fault.ts'
import { pagesBy } from '../support/applies.ts'

export const pageSizeIgnored: Fault = {
  id: 'page-size-ignored',
  area: 'pull',
  title: 'The page size of a request is ignored.',
  source: {
    document: 'Strava: only the first page fetched, of a size nobody chose',
    url: 'https://github.com/hellos3b/sjbha-bot/issues/8',
  },
  caughtBy: ['pull/page-size-kept'],
  applies: pagesBy('cursor'),
  hooks: {
    page: (honest) => (records, query, mock) => honest(records, { ...query, pageSize: 20 }, mock),
  },
}
