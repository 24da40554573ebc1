import type { WorldRecord } from '../../../world/world.ts'
import { compare } from '../../data/record-order.ts'
import type { Fault } from '../../fault.ts'
import { hasData } from '../support/applies.ts'

export const orderOfStorage: Fault = {
  id: 'order-of-storage',
  area: 'pull',
  title: 'Records come in the order in which they are stored, not in that of time.',
  source: {
    document: 'Strava: counts drift while paging',
    url: 'https://github.com/vangent/stravacli/issues/10',
  },
  caughtBy: ['pull/records-in-order', 'pull/order-as-declared'],
  applies: hasData,
  hooks: {
    selectRecords: (honest) => (query, mock) =>
      [...honest(query, mock)].sort((a, b) => compare(shelf(a), shelf(b)) || a.startMs - b.startMs),
  },
}

/** By the last letter of the day: stable, and of no use to a reader. */
function shelf({ day }: WorldRecord): string {
  return day.slice(-1)
}
