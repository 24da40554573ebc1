import type { Fault } from '../../fault.ts'
import { declares } from '../support/applies.ts'

export const overlapsCounted: Fault = {
  id: 'overlaps-counted',
  area: 'pull',
  title:
    'Records count in every range that they overlap, although they are declared to count by their start.',
  source: {
    document: 'Overnight sleep missing until the day after',
    url: 'https://github.com/the-momentum/open-wearables/issues/354',
  },
  caughtBy: ['pull/match-as-declared'],
  applies: declares(
    ({ range, records }) => range.match === 'start' && records.end !== undefined,
    'it declares no range of starts',
  ),
  hooks: {
    matches: (honest) => (record, window, source) =>
      honest(
        record,
        window,
        source.range.match === 'start' ? { ...source, range: { ...source.range, match: 'overlap' } } : source,
      ),
  },
}
