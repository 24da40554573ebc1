import type { Fault } from '../../fault.ts'
import { declares } from '../support/applies.ts'

export const daysCountedInUtc: Fault = {
  id: 'days-counted-in-utc',
  area: 'pull',
  title: 'The midnight of a day is compared in UTC, not on the clock of the user.',
  source: {
    document: 'A local time without a zone, parsed in the zone of the server',
    url: 'https://github.com/elizaOS/eliza/issues/31958',
  },
  caughtBy: ['pull/start-bound-inside'],
  applies: declares(({ range }) => range.match === 'day', 'it files nothing under days'),
  hooks: {
    matches: (honest) => (record, window, source) =>
      honest(record, source.range.match === 'day' ? { ...window, clock: 'instant' } : window, source),
  },
}
