import type { Fault } from '../../fault.ts'
import { hasData } from '../support/applies.ts'

const DAY_MS = 86_400_000

export const shortRangesWidened: Fault = {
  id: 'short-ranges-widened',
  area: 'pull',
  title: 'Short ranges are answered for longer ones.',
  source: {
    document: 'Strava: pages filtered on the server side differ from what was asked',
    url: 'https://github.com/danshannon/javastravav3api/issues/166',
  },
  caughtBy: ['pull/adjacent-windows-add-nothing'],
  applies: hasData,
  hooks: {
    readRange: (honest) => (values, source, mock) => {
      const read = honest(values, source, mock)
      const { window } = read
      if (window === undefined || window.toMs - window.fromMs > 25 * DAY_MS) return read
      return { ...read, window: { ...window, fromMs: window.fromMs - 9 * DAY_MS } }
    },
  },
}
