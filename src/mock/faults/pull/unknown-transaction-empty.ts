import { POLAR } from '../../../partner/transaction.ts'
import type { Fault } from '../../fault.ts'
import { hasTransactions } from '../support/transactions.ts'

export const unknownTransactionEmpty: Fault = {
  id: 'unknown-transaction-empty',
  area: 'pull',
  title: 'A transaction that nobody opened is one without records.',
  source: POLAR,
  caughtBy: ['pull/unknown-transaction-refused'],
  applies: hasTransactions,
  hooks: {
    transactionProblems: (honest) => (opened, query, mock) =>
      opened === undefined ? [] : honest(opened, query, mock),
  },
}
