import type { Fault } from '../../fault.ts'
import { declares } from '../support/applies.ts'

export const wideRangeCut: Fault = {
  id: 'wide-range-cut',
  area: 'pull',
  title: 'A range that is too wide is answered in part, without a word.',
  source: {
    document: 'Garmin: the window of a backfill is narrower than assumed',
    url: 'https://github.com/the-momentum/open-wearables/pull/529',
  },
  caughtBy: ['pull/oversized-range-refused'],
  applies: declares(({ range }) => range.maxDays !== undefined, 'it declares no widest range'),
  hooks: {
    readRange: (honest) => (values, source, mock) => {
      const read = honest(values, source, mock)
      const problems = read.problems.filter(({ about }) => about !== 'range_too_wide')
      const window = read.window ?? {
        fromMs: Number.MIN_SAFE_INTEGER,
        toMs: Number.MAX_SAFE_INTEGER,
        clock: 'instant' as const,
      }
      return { ...read, window, problems }
    },
  },
}
