import type { Fault } from '../../fault.ts'
import { declares } from '../support/applies.ts'
import { movedRecord } from '../support/record-times.ts'

export const endsAtItsStart: Fault = {
  id: 'ends-at-its-start',
  area: 'mapping',
  title: 'Activities end as they start.',
  source: {
    document: 'Suunto: the time at which a fresh workout stopped is missing',
    url: 'https://github.com/the-momentum/open-wearables/pull/1042',
  },
  caughtBy: ['mapping/times-coherent'],
  applies: declares(({ records }) => records.end !== undefined, 'its records have no end'),
  hooks: {
    record: (honest) => (item, type, source, mock) => {
      const written = honest(item, type, source, mock)
      return type === 'activity' ? movedRecord(written, source, { end: item.startMs - item.endMs }) : written
    },
  },
}
