import type { Fault } from '../../fault.ts'
import { declaresOrder } from '../support/applies.ts'

export const orderTurnedAround: Fault = {
  id: 'order-turned-around',
  area: 'pull',
  title: 'Records come in the opposite of the declared order.',
  source: {
    document: 'Strava: counts drift while paging',
    url: 'https://github.com/vangent/stravacli/issues/10',
  },
  caughtBy: ['pull/order-as-declared'],
  applies: declaresOrder,
  hooks: { selectRecords: (honest) => (query, mock) => honest(query, mock).toReversed() },
}
