import { resolutionMs } from '../../../partner/time-format.ts'
import type { Fault } from '../../fault.ts'
import { declares } from '../support/applies.ts'

export const startExclusive: Fault = {
  id: 'start-exclusive',
  area: 'pull',
  title: 'What starts at the very start of a range is left out.',
  source: {
    document: 'Oura: observed as exclusive at the start',
    url: 'https://github.com/the-momentum/open-wearables/pull/1007',
  },
  caughtBy: ['pull/adjacent-windows-lose-nothing'],
  applies: declares(({ range }) => range.match !== 'overlap', 'its ranges match by overlap'),
  hooks: {
    readRange: (honest) => (values, source, mock) => {
      const read = honest(values, source, mock)
      if (read.window === undefined) return read
      return {
        ...read,
        window: { ...read.window, fromMs: read.window.fromMs + resolutionMs(source.range.format) },
      }
    },
  },
}
