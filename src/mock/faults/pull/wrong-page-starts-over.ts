import type { Fault } from '../../fault.ts'
import { declares } from '../support/applies.ts'

export const wrongPageStartsOver: Fault = {
  id: 'wrong-page-starts-over',
  area: 'pull',
  title: 'A cursor that was never handed out, or a page below the first, starts from the beginning.',
  source: {
    document: 'Strava: a client that never stops paging',
    url: 'https://github.com/vangent/stravacli/issues/10',
  },
  caughtBy: ['pull/malformed-page-refused'],
  applies: declares(({ paging }) => paging.kind !== 'none', 'it has no pages'),
  hooks: {
    readQuery: (honest) => (type, source, userId, call, mock) => {
      const read = honest(type, source, userId, call, mock)
      if (!('problem' in read) || !['cursor', 'page'].includes(read.problem.about)) return read
      const { cursor: _, page: __, offset: ___, ...values } = call.values
      return honest(type, source, userId, { ...call, values }, mock)
    },
  },
}
