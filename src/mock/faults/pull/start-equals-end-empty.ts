import type { Fault } from '../../fault.ts'
import { declares } from '../support/applies.ts'

export const startEqualsEndEmpty: Fault = {
  id: 'start-equals-end-empty',
  area: 'pull',
  title: 'A range whose start and end are written alike is empty, although its end is declared inclusive.',
  source: {
    document: 'Oura: start equal to end gives nothing',
    url: 'https://github.com/nitobuendia/oura-custom-component/issues/26',
  },
  caughtBy: ['pull/start-bound-inside'],
  applies: declares(
    ({ range }) => range.end === 'inclusive',
    'every range that it declares ends exclusively',
  ),
  hooks: {
    selectRecords: (honest) => (query, mock) =>
      query.asked.from !== undefined && query.asked.from === query.asked.to ? [] : honest(query, mock),
  },
}
