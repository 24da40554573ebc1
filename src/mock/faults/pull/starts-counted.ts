import type { Fault } from '../../fault.ts'
import { declares } from '../support/applies.ts'

export const startsCounted: Fault = {
  id: 'starts-counted',
  area: 'pull',
  title:
    'Records count by their start, although they are declared to count in every range that they overlap.',
  source: {
    document: 'Overnight sleep missing until the day after',
    url: 'https://github.com/the-momentum/open-wearables/issues/354',
  },
  caughtBy: ['pull/match-as-declared'],
  applies: declares(({ range }) => range.match === 'overlap', 'it declares no range of overlaps'),
  hooks: {
    matches: (honest) => (record, window, source) =>
      honest(
        record,
        window,
        source.range.match === 'overlap' ? { ...source, range: { ...source.range, match: 'start' } } : source,
      ),
  },
}
