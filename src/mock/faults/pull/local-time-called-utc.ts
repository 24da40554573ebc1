import { resolutionMs } from '../../../partner/time-format.ts'
import type { Fault } from '../../fault.ts'
import { withTimes } from '../support/all-times.ts'
import { declares } from '../support/applies.ts'

export const localTimeCalledUtc: Fault = {
  id: 'local-time-called-utc',
  area: 'pull',
  title: 'Local times are taken for UTC: every instant is off by the offset.',
  source: {
    document: 'Garmin Connect: an offset applied twice',
    url: 'https://github.com/cyberjunky/home-assistant-garmin_connect/issues/564',
  },
  caughtBy: ['pull/start-bound-inside'],
  applies: declares(({ records }) => resolutionMs(records.time) < 86_400_000, 'its records tell days alone'),
  hooks: {
    record: (honest) => (item, type, source, mock) =>
      withTimes(
        honest(item, type, source, mock),
        source.records,
        (epochMs, offsetMinutes) => epochMs + offsetMinutes * 60_000,
      ),
  },
}
