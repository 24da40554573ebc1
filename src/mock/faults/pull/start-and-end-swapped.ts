import type { Fault } from '../../fault.ts'
import { declares } from '../support/applies.ts'
import { swapped } from '../support/swapped.ts'

export const startAndEndSwapped: Fault = {
  id: 'start-and-end-swapped',
  area: 'pull',
  title: "Start and end stand in each other's place.",
  source: {
    document: 'Garmin: the end of a sleep computed wrongly',
    url: 'https://github.com/the-momentum/open-wearables/pull/748',
  },
  caughtBy: ['pull/end-after-start'],
  applies: declares(({ records }) => records.end !== undefined, 'its records have no end'),
  hooks: {
    record: (honest) => (record, type, source, mock) => {
      const written = honest(record, type, source, mock)
      return swapped(written, source.records.start, source.records.end)
    },
  },
}
