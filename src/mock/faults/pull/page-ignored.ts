import type { Fault } from '../../fault.ts'
import { declares } from '../support/applies.ts'

export const pageIgnored: Fault = {
  id: 'page-ignored',
  area: 'pull',
  title: 'The cursor or the number of a page is ignored, and the first page comes again.',
  source: {
    document: 'Strava: a client that never stops paging',
    url: 'https://github.com/vangent/stravacli/issues/10',
  },
  caughtBy: ['pull/pages-do-not-repeat'],
  applies: declares(({ paging }) => paging.kind !== 'none', 'it has no pages'),
  hooks: {
    page: (honest) => (records, query, mock) =>
      honest(records, { ...query, position: { kind: 'offset', offset: 0 } }, mock),
  },
}
