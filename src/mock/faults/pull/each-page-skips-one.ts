import type { Fault } from '../../fault.ts'
import { declares } from '../support/applies.ts'

export const eachPageSkipsOne: Fault = {
  id: 'each-page-skips-one',
  area: 'pull',
  title: 'Each page begins one record too late.',
  source: {
    document: 'Strava: counts drift while paging',
    url: 'https://github.com/vangent/stravacli/issues/10',
  },
  caughtBy: ['pull/adjacent-windows-add-nothing'],
  applies: declares(({ paging }) => paging.kind !== 'none', 'it has no pages'),
  hooks: {
    page: (honest) => (records, query, mock) => {
      const { position } = query
      const offset =
        position.kind === 'offset' ? position.offset : records.findIndex(({ id }) => id === position.id) + 1
      const late = offset === 0 ? 0 : offset + 1
      return honest(records, { ...query, position: { kind: 'offset', offset: late } }, mock)
    },
  },
}
