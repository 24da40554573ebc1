import type { Fault } from '../../fault.ts'
import { declares } from '../support/applies.ts'

export const emptyPageIsTheLast: Fault = {
  id: 'empty-page-is-the-last',
  area: 'pull',
  title: 'A page on which nothing is left after filtering ends the pages, although more follow.',
  source: {
    document: 'Google Health: an empty page that still has a cursor',
    url: 'https://github.com/prinse84/fit-gauge/issues/3',
  },
  caughtBy: ['pull/adjacent-windows-add-nothing'],
  applies: declares(({ paging }) => paging.kind !== 'none', 'it has no pages'),
  hooks: {
    page: (honest) => (records, query, mock) => {
      const found = honest(records, query, mock)
      const { position } = query
      const isFirst = position.kind === 'offset' && position.offset === 0
      return isFirst || found.next !== undefined ? found : { records: [], total: found.total }
    },
  },
}
