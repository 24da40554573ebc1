import { resolutionMs } from '../../../partner/time-format.ts'
import type { Fault } from '../../fault.ts'
import { withTimes } from '../support/all-times.ts'
import { declares } from '../support/applies.ts'

const HOUR_MS = 3_600_000

export const timesCutToTheHour: Fault = {
  id: 'times-cut-to-the-hour',
  area: 'pull',
  title: 'Times are told by the hour.',
  source: {
    document: 'Sleep assigned to the wrong day',
    url: 'https://github.com/kinabalu/obsidian-oura-plugin/issues/20',
  },
  caughtBy: ['pull/start-bound-inside'],
  applies: declares(({ records }) => resolutionMs(records.time) < HOUR_MS, 'its records tell days alone'),
  hooks: {
    record: (honest) => (item, type, source, mock) =>
      withTimes(
        honest(item, type, source, mock),
        source.records,
        (epochMs) => Math.floor(epochMs / (3 * HOUR_MS)) * 3 * HOUR_MS,
      ),
  },
}
