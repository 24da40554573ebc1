import type { Fault } from '../../fault.ts'
import { declares } from '../support/applies.ts'

const OFFSET = /[+-]\d{2}:\d{2}$/

export const rangeOffsetIgnored: Fault = {
  id: 'range-offset-ignored',
  area: 'pull',
  title: 'The offset of a range is cut off, and its wall clock taken for UTC.',
  source: {
    document: 'Fitbit: a local time without a zone, parsed in the zone of the server',
    url: 'https://github.com/elizaOS/eliza/issues/31958',
  },
  caughtBy: ['pull/range-offset-honoured'],
  applies: declares(({ range }) => range.format === 'dateTime', 'its ranges carry no offset'),
  hooks: {
    readRange: (honest) => (values, source, mock) => {
      if (source.range.format !== 'dateTime') return honest(values, source, mock)
      const cut = Object.entries(values).map(([name, value]) => [name, value?.replace(OFFSET, 'Z')])
      return honest(Object.fromEntries(cut), source, mock)
    },
  },
}
