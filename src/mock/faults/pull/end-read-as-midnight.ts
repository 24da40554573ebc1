import { resolutionMs } from '../../../partner/time-format.ts'
import type { Fault } from '../../fault.ts'
import { declares } from '../support/applies.ts'

const DAY_MS = 86_400_000

export const endReadAsMidnight: Fault = {
  id: 'end-read-as-midnight',
  area: 'pull',
  title: 'The end of a range is read as the midnight before it.',
  source: {
    document: 'Oura: a date-only end read as midnight drops the current day',
    url: 'https://github.com/the-momentum/open-wearables/issues/1161',
  },
  caughtBy: ['pull/start-bound-inside'],
  applies: declares(({ range }) => resolutionMs(range.format) < DAY_MS, 'its ranges are of whole days'),
  hooks: {
    readRange: (honest) => (values, source, mock) => {
      const read = honest(values, source, mock)
      const { window } = read
      if (window === undefined || resolutionMs(source.range.format) >= DAY_MS) return read
      return { ...read, window: { ...window, toMs: Math.floor(window.toMs / DAY_MS) * DAY_MS } }
    },
  },
}
