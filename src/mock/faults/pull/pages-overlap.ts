import type { Fault } from '../../fault.ts'
import { declares } from '../support/applies.ts'
import { pagesShifted } from '../support/pages-shifted.ts'

export const pagesOverlap: Fault = {
  id: 'pages-overlap',
  area: 'pull',
  title: 'Each page begins with the last record of the page before.',
  source: {
    document: 'Strava: counts drift while paging',
    url: 'https://github.com/vangent/stravacli/issues/10',
  },
  caughtBy: ['pull/pages-do-not-repeat'],
  applies: declares(({ paging }) => paging.kind !== 'none', 'it has no pages'),
  hooks: pagesShifted(-1),
}
