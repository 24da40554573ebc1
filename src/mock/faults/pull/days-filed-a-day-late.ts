import type { Fault } from '../../fault.ts'
import { declares } from '../support/applies.ts'

export const daysFiledADayLate: Fault = {
  id: 'days-filed-a-day-late',
  area: 'pull',
  title: 'A day is filed under the date after it.',
  source: {
    document: 'Sleep assigned to the wrong day',
    url: 'https://github.com/kinabalu/obsidian-oura-plugin/issues/20',
  },
  caughtBy: ['pull/start-bound-inside', 'pull/records-in-range'],
  applies: declares(({ range }) => range.match === 'day', 'it files nothing under days'),
  hooks: {
    matches: (honest) => (record, window, source) => {
      if (source.range.match !== 'day') return honest(record, window, source)
      const later = new Date(Date.parse(record.day) + 86_400_000).toISOString().slice(0, 10)
      return honest({ ...record, day: later }, window, source)
    },
  },
}
