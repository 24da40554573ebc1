import { resolutionMs } from '../../../partner/time-format.ts'
import type { Fault } from '../../fault.ts'
import { withTimes } from '../support/all-times.ts'
import { declares } from '../support/applies.ts'

export const offsetAddedInsteadOfTakenAway: Fault = {
  id: 'offset-added-instead-of-taken-away',
  area: 'pull',
  title: 'UTC is made of local time by adding the offset: every instant is off by twice as much.',
  source: {
    document: 'Polar: local time plus the offset instead of minus',
    url: 'https://github.com/the-momentum/open-wearables/pull/1679',
  },
  caughtBy: ['pull/start-bound-inside'],
  applies: declares(({ records }) => resolutionMs(records.time) < 86_400_000, 'its records tell days alone'),
  hooks: {
    record: (honest) => (item, type, source, mock) =>
      withTimes(
        honest(item, type, source, mock),
        source.records,
        (epochMs, offsetMinutes) => epochMs + 2 * offsetMinutes * 60_000,
      ),
  },
}
