import type { Fault } from '../../fault.ts'
import { hasData } from '../support/applies.ts'
import { movedRecord } from '../support/record-times.ts'

const DAY_MS = 86_400_000

export const samplesOfAnotherDay: Fault = {
  id: 'samples-of-another-day',
  area: 'mapping',
  title: 'Samples lie outside their record.',
  source: {
    document: 'Sleep assigned to the wrong day',
    url: 'https://github.com/kinabalu/obsidian-oura-plugin/issues/20',
  },
  caughtBy: ['mapping/samples-coherent'],
  applies: hasData,
  hooks: {
    record: (honest) => (record, type, source, mock) => {
      const written = honest(record, type, source, mock)
      return type === 'sleep' || type === 'activity'
        ? movedRecord(written, source, { start: -3 * DAY_MS, end: -3 * DAY_MS })
        : written
    },
  },
}
