import type { Fault } from '../../fault.ts'
import { declares } from '../support/applies.ts'
import { pagesShifted } from '../support/pages-shifted.ts'

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
  hooks: pagesShifted(1),
}
