import type { Fault } from '../../fault.ts'

export const daysSayNothing: Fault = {
  id: 'days-say-nothing',
  area: 'end-to-end',
  title: 'The records of days are empty.',
  source: {
    document: 'Withings: everything is null in a successful answer',
    url: 'https://github.com/CodeWithCJ/SparkyFitness/pull/2293',
  },
  caughtBy: ['end-to-end/history-is-told'],
  applies: ({ data }) => (data.daily === undefined ? 'it offers no daily' : undefined),
  hooks: {
    record: (honest) => (record, type, source, mock) =>
      type === 'daily' ? {} : honest(record, type, source, mock),
  },
}
