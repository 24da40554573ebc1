import type { Fault } from '../../fault.ts'
import { hasData } from '../support/applies.ts'

const DAY_MS = 86_400_000

export const rangeCountedFromNow: Fault = {
  id: 'range-counted-from-now',
  area: 'pull',
  title: 'A range says how many days are given, counted back from now.',
  source: {
    document: 'Garmin: only as much history as its window',
    url: 'https://github.com/the-momentum/open-wearables/pull/529',
  },
  caughtBy: ['pull/narrower-holds-its-share'],
  applies: hasData,
  hooks: {
    readRange: (honest) => (values, source, mock) => {
      const read = honest(values, source, mock)
      const { window } = read
      const nowMs = mock.clock.epochMs()
      if (window === undefined || window.toMs > nowMs + DAY_MS) return read
      const aheadMs = Math.max(0, nowMs - window.toMs)
      return { ...read, window: { ...window, fromMs: window.fromMs + aheadMs, toMs: window.toMs + aheadMs } }
    },
  },
}
