import { POLAR } from '../../../partner/transaction.ts'
import type { Fault } from '../../fault.ts'
import { hasTransactions } from '../support/transactions.ts'

export const committedTransactionStaysOpen: Fault = {
  id: 'committed-transaction-stays-open',
  area: 'pull',
  title: 'A transaction that was committed is listed on until its time is over.',
  source: POLAR,
  caughtBy: ['pull/committed-transaction-over'],
  applies: hasTransactions,
  hooks: { commitTransaction: () => () => {} },
}
