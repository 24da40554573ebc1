import { resolutionMs } from '../../../partner/time-format.ts'
import type { Fault } from '../../fault.ts'
import { declares } from '../support/applies.ts'

const DAY_MS = 86_400_000

export const rangeRoundedToDays: Fault = {
  id: 'range-rounded-to-days',
  area: 'pull',
  title: 'A range is widened to the whole days that it touches.',
  source: {
    document: 'Oura: the same range observed with other bounds',
    url: 'https://github.com/the-momentum/open-wearables/pull/1007',
  },
  caughtBy: ['pull/earlier-records-outside'],
  applies: declares(({ range }) => resolutionMs(range.format) < DAY_MS, 'its ranges are of whole days'),
  hooks: {
    readRange: (honest) => (values, source, mock) => {
      const read = honest(values, source, mock)
      const { window } = read
      if (window === undefined) return read
      const fromMs = Math.floor(window.fromMs / DAY_MS) * DAY_MS
      return { ...read, window: { ...window, fromMs, toMs: Math.ceil(window.toMs / DAY_MS) * DAY_MS } }
    },
  },
}
