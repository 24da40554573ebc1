import { POLAR } from '../../../partner/transaction.ts'
import { beginTransaction } from '../../data/transaction-decisions.ts'
import type { Fault } from '../../fault.ts'
import { hasTransactions } from '../support/transactions.ts'

export const nothingNewIsAnEmptyTransaction: Fault = {
  id: 'nothing-new-is-an-empty-transaction',
  area: 'pull',
  title: 'When there is nothing new, a transaction without records is opened.',
  source: POLAR,
  caughtBy: ['pull/nothing-new-as-declared'],
  applies: hasTransactions,
  hooks: {
    openTransaction: (honest) => (query, declared, mock) => {
      const { userId, type } = query
      const before = mock.transactions.openOf(userId, type, mock.clock.epochMs())
      const opened = honest(query, declared, mock)
      return opened ?? (before === undefined ? beginTransaction(query, declared, mock) : undefined)
    },
  },
}
