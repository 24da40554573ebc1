import type { Fault } from '../../fault.ts'
import { declares } from '../support/applies.ts'

export const pagingWithoutEnd: Fault = {
  id: 'paging-without-end',
  area: 'pull',
  title: 'The last page leads on to the first.',
  source: {
    document: 'Strava: a client that never stops paging',
    url: 'https://github.com/vangent/stravacli/issues/10',
  },
  caughtBy: ['pull/paging-ends'],
  applies: declares(({ paging }) => paging.kind !== 'none', 'it has no pages'),
  hooks: {
    page: (honest) => (records, query, mock) => ({
      ...honest(records, query, mock),
      total: 1_000_000,
      next: honest(records, query, mock).next ?? { kind: 'offset', offset: 0 },
    }),
  },
}
