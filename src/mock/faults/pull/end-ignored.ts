import type { Fault } from '../../fault.ts'
import { hasData } from '../support/applies.ts'

export const endIgnored: Fault = {
  id: 'end-ignored',
  area: 'pull',
  title: 'A range has a start and no end.',
  source: {
    document: 'Garmin Connect: date parameters silently ignored',
    url: 'https://github.com/nrvim/garmin-givemydata/pull/39',
  },
  caughtBy: ['pull/end-bound-outside'],
  applies: hasData,
  hooks: {
    readRange: (honest) => (values, source, mock) => {
      const read = honest(values, source, mock)
      return read.window === undefined
        ? read
        : { ...read, window: { ...read.window, toMs: Number.MAX_SAFE_INTEGER } }
    },
  },
}
