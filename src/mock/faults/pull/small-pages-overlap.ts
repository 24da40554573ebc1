import type { Fault } from '../../fault.ts'
import { pagesBy } from '../support/applies.ts'

export const smallPagesOverlap: Fault = {
  id: 'small-pages-overlap',
  area: 'pull',
  title: 'Small pages begin with the last record of the page before.',
  source: {
    document: 'Strava: counts drift while paging',
    url: 'https://github.com/vangent/stravacli/issues/10',
  },
  caughtBy: ['pull/small-pages-do-not-repeat'],
  applies: pagesBy('cursor'),
  hooks: {
    page: (honest) => (records, query, mock) => {
      const { position, pageSize = 0 } = query
      if (pageSize >= 10 || position.kind === 'offset') return honest(records, query, mock)
      const offset = records.findIndex(({ id }) => id === position.id)
      return honest(records, { ...query, position: { kind: 'offset', offset } }, mock)
    },
  },
}
