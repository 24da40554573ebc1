import type { Fault } from '../../fault.ts'
import { declares } from '../support/applies.ts'

export const pagesOverlap: Fault = {
  id: 'pages-overlap',
  area: 'pull',
  title: 'Each page begins with the last record of the page before.',
  source: {
    document: 'Strava: counts drift while paging',
    url: 'https://github.com/vangent/stravacli/issues/10',
  },
  caughtBy: ['pull/pages-do-not-repeat'],
  applies: declares(({ paging }) => paging.kind !== 'none', 'it has no pages'),
  hooks: {
    page: (honest) => (records, query, mock) => {
      const { position } = query
      const offset =
        position.kind === 'offset' ? position.offset : records.findIndex(({ id }) => id === position.id) + 1
      return honest(
        records,
        { ...query, position: { kind: 'offset', offset: Math.max(0, offset - 1) } },
        mock,
      )
    },
  },
}
