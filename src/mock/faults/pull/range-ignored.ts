import type { Fault } from '../../fault.ts'
import { hasData } from '../support/applies.ts'

export const rangeIgnored: Fault = {
  id: 'range-ignored',
  area: 'pull',
  title: 'The range of a question is ignored.',
  source: {
    document: 'Garmin Connect: date parameters silently ignored',
    url: 'https://github.com/nrvim/garmin-givemydata/pull/39',
  },
  caughtBy: ['pull/records-in-range'],
  applies: hasData,
  hooks: {
    selectRecords: (honest) => (query, mock) => {
      const { window: _, ...unbounded } = query
      return honest(unbounded, mock).slice(-40)
    },
  },
}
