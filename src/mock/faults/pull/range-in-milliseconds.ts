import type { Fault } from '../../fault.ts'
import { declares } from '../support/applies.ts'

export const rangeInMilliseconds: Fault = {
  id: 'range-in-milliseconds',
  area: 'pull',
  title: 'Seconds in a range are read as milliseconds.',
  source: {
    document: 'Strava: seconds compared with milliseconds',
    url: 'https://github.com/eclipse-vertx/vertx-auth/issues/269',
  },
  caughtBy: ['pull/recent-data'],
  applies: declares(({ range }) => range.format === 'epochSeconds', 'it takes no ranges of seconds'),
  hooks: {
    readRange: (honest) => (values, source, mock) => {
      const read = honest(values, source, mock)
      if (read.window === undefined || source.range.format !== 'epochSeconds') return read
      const { fromMs, toMs } = read.window
      return { ...read, window: { ...read.window, fromMs: fromMs / 1000, toMs: toMs / 1000 } }
    },
  },
}
