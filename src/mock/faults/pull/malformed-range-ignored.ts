import type { Fault } from '../../fault.ts'
import { hasData } from '../support/applies.ts'

export const malformedRangeIgnored: Fault = {
  id: 'malformed-range-ignored',
  area: 'pull',
  title: 'A range that cannot be read counts as none.',
  source: { document: 'RFC 9110', section: '15.5.1' },
  caughtBy: ['pull/malformed-range-refused'],
  applies: hasData,
  hooks: {
    readRange: (honest) => (values, source, mock) => {
      const read = honest(values, source, mock)
      const problems = read.problems.filter(({ about }) => about !== 'range_malformed')
      const window = read.window ?? {
        fromMs: Number.MIN_SAFE_INTEGER,
        toMs: Number.MAX_SAFE_INTEGER,
        clock: 'instant' as const,
      }
      return { ...read, window, problems }
    },
  },
}
