import type { Fault } from '../../fault.ts'
import { declares } from '../support/applies.ts'
import { swapped } from '../support/swapped.ts'

export const recordsEndBeforeTheyStart: Fault = {
  id: 'records-end-before-they-start',
  area: 'mapping',
  title: 'Records end before they start.',
  source: {
    document: 'Garmin: the end computed from a duration without awake time',
    url: 'https://github.com/the-momentum/open-wearables/pull/748',
  },
  caughtBy: ['mapping/times-coherent'],
  applies: declares(({ records }) => records.end !== undefined, 'its records have no end'),
  hooks: {
    record: (honest) => (record, type, source, mock) => {
      const written = honest(record, type, source, mock)
      return swapped(written, source.records.start, source.records.end)
    },
  },
}
