import type { Fault } from '../../fault.ts'
import { declares } from '../support/applies.ts'

export const onlyFirstPage: Fault = {
  id: 'only-first-page',
  area: 'pull',
  title: 'Nothing leads beyond the first page.',
  source: {
    document: 'Strava: only the first page was fetched',
    url: 'https://github.com/hellos3b/sjbha-bot/issues/8',
  },
  caughtBy: ['pull/adjacent-windows-add-nothing'],
  applies: declares(({ paging }) => paging.kind !== 'none', 'it has no pages'),
  hooks: {
    page: (honest) => (records, query, mock) => {
      const { records: shown } = honest(records, query, mock)
      return { records: shown, total: shown.length }
    },
  },
}
