import type { Fault } from '../../fault.ts'
import { declares } from '../support/applies.ts'
import { movedRecord } from '../support/record-times.ts'

export const startADayEarly: Fault = {
  id: 'start-a-day-early',
  area: 'mapping',
  title: 'A sleep starts on the day before it did.',
  source: {
    document: 'Sleep assigned to the wrong day',
    url: 'https://github.com/kinabalu/obsidian-oura-plugin/issues/20',
  },
  caughtBy: ['mapping/sleep-plausible'],
  applies: declares(({ records }) => records.end !== undefined, 'its records have no end'),
  hooks: {
    record: (honest) => (item, type, source, mock) => {
      const written = honest(item, type, source, mock)
      return type === 'sleep' ? movedRecord(written, source, { start: -86_400_000 }) : written
    },
  },
}
