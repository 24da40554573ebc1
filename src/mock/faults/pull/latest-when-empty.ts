import type { Fault } from '../../fault.ts'
import { hasData } from '../support/applies.ts'

export const latestWhenEmpty: Fault = {
  id: 'latest-when-empty',
  area: 'pull',
  title: 'A range without records is answered with the latest one.',
  source: {
    document: 'Garmin Connect: date parameters silently ignored',
    url: 'https://github.com/nrvim/garmin-givemydata/pull/39',
  },
  caughtBy: ['pull/empty-as-declared'],
  applies: hasData,
  hooks: {
    selectRecords: (honest) => (query, mock) => {
      const found = honest(query, mock)
      if (found.length > 0) return found
      const { window: _, ...unbounded } = query
      return honest(unbounded, mock).slice(-1)
    },
  },
}
