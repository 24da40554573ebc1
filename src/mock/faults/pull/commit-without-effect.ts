import type { Fault } from '../../fault.ts'
import { hasTransactions } from '../support/transactions.ts'

export const commitWithoutEffect: Fault = {
  id: 'commit-without-effect',
  area: 'pull',
  title: 'A commit is thanked for, and its records are offered again.',
  source: {
    document: 'Polar AccessLink: what was committed is not returned any more',
    url: 'https://github.com/polarofficial/accesslink-example-python/issues/13',
  },
  caughtBy: ['pull/committed-not-offered-again'],
  applies: hasTransactions,
  hooks: { commitTransaction: () => (opened, mock) => mock.transactions.forget(opened) },
}
