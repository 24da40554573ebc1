import type { Fault } from '../../fault.ts'
import { declares } from '../support/applies.ts'

export const shortPageIsTheLast: Fault = {
  id: 'short-page-is-the-last',
  area: 'pull',
  title: 'Records are filtered after paging, and a page that got short is called the last.',
  source: {
    document: 'Strava: a page shorter than asked although more exist',
    url: 'https://github.com/danshannon/javastravav3api/issues/166',
  },
  caughtBy: ['pull/adjacent-windows-add-nothing'],
  applies: declares(({ paging }) => paging.kind !== 'none', 'it has no pages'),
  hooks: {
    page: (honest) => (records, query, mock) => {
      const found = honest(records, query, mock)
      const shown = found.records.filter(({ day }) => !day.endsWith('7'))
      return shown.length < found.records.length ? { records: shown, total: shown.length } : found
    },
  },
}
