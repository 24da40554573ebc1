import { POLAR } from '../../../partner/transaction.ts'
import { beginTransaction } from '../../data/transaction-decisions.ts'
import type { Fault } from '../../fault.ts'
import { hasTransactions } from '../support/transactions.ts'

export const eachOpenOpensAnother: Fault = {
  id: 'each-open-opens-another',
  area: 'pull',
  title: 'Whoever opens a transaction while one is open gets another, with the same records.',
  source: POLAR,
  caughtBy: ['pull/second-open-as-declared'],
  applies: hasTransactions,
  hooks: { openTransaction: () => beginTransaction },
}
