import type { Fault } from '../../fault.ts'
import { declares } from '../support/applies.ts'

export const endDateExclusive: Fault = {
  id: 'end-date-exclusive',
  area: 'pull',
  title: 'The end of a range counts as outside it, although it is declared inclusive.',
  source: {
    document: 'Oura: a date-only end read as midnight drops the current day',
    url: 'https://github.com/the-momentum/open-wearables/issues/1161',
  },
  caughtBy: ['pull/adjacent-windows-lose-nothing', 'pull/start-bound-inside'],
  applies: declares(
    ({ range }) => range.end === 'inclusive',
    'every range that it declares ends exclusively',
  ),
  hooks: {
    readRange: (honest) => (values, source, mock) => {
      const exclusive = { ...source, range: { ...source.range, end: 'exclusive' as const } }
      const { problems } = honest(values, source, mock)
      return { ...honest(values, exclusive, mock), problems }
    },
  },
}
