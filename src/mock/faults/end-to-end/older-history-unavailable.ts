import type { Fault } from '../../fault.ts'
import { problem } from '../../problem.ts'
import { hasData } from '../support/applies.ts'

export const olderHistoryUnavailable: Fault = {
  id: 'older-history-unavailable',
  area: 'end-to-end',
  title: 'A history that begins more than three days ago is answered with an error of the server.',
  source: {
    document: 'Garmin: a backfill whose windows are refused',
    url: 'https://github.com/the-momentum/open-wearables/pull/528',
  },
  caughtBy: ['end-to-end/history-arrives'],
  applies: hasData,
  hooks: {
    readRange: (honest) => (values, source, mock) => {
      const range = honest(values, source, mock)
      const isOld = range.window !== undefined && range.window.fromMs < mock.clock.epochMs() - 3 * 86_400_000
      const crash = problem('crash', 'server_error', 'Something went wrong.', 500)
      return isOld ? { ...range, problems: [...range.problems, crash] } : range
    },
  },
}
