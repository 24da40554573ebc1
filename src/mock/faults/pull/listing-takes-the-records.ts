import type { Fault } from '../../fault.ts'
import { timesSoFar } from '../support/data-calls.ts'
import { listsRecords } from '../support/transactions.ts'

export const listingTakesTheRecords: Fault = {
  id: 'listing-takes-the-records',
  area: 'pull',
  title: 'Records are gone once they have been listed, committed or not.',
  source: {
    document: 'Polar AccessLink: what was committed is not returned any more',
    url: 'https://github.com/polarofficial/accesslink-example-python/issues/13',
  },
  caughtBy: ['pull/transaction-lists-the-same'],
  applies: listsRecords,
  hooks: {
    transactionRecords: (honest) => (opened, query, mock) =>
      timesSoFar(mock, `listed ${opened.id}`) === 1 ? honest(opened, query, mock) : [],
  },
}
