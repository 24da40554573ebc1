import type { Fault } from '../../fault.ts'
import { hasData } from '../support/applies.ts'

export const invertedRangeTurnedAround: Fault = {
  id: 'inverted-range-turned-around',
  area: 'pull',
  title: 'A range that ends before it starts is turned around.',
  source: { document: 'RFC 9110', section: '15.5.1' },
  caughtBy: ['pull/inverted-range-refused'],
  applies: hasData,
  hooks: {
    readRange: (honest) => (values, source, mock) => {
      const read = honest(values, source, mock)
      const { window, problems } = read
      if (window === undefined || window.fromMs <= window.toMs) return read
      const turned = { ...window, fromMs: window.toMs, toMs: window.fromMs }
      return { window: turned, problems: problems.filter(({ about }) => about !== 'range_inverted') }
    },
  },
}
