import { POLAR } from '../../../partner/transaction.ts'
import type { Fault } from '../../fault.ts'
import { withJson } from '../../reply.ts'
import { hasTransactions } from '../support/transactions.ts'

export const transactionWithoutAnId: Fault = {
  id: 'transaction-without-an-id',
  area: 'pull',
  title: 'A transaction is opened, and its id is not told.',
  source: POLAR,
  caughtBy: ['pull/transaction-opens'],
  applies: hasTransactions,
  hooks: {
    openReply: (honest) => (opened, query, call, mock) =>
      withJson(honest(opened, query, call, mock), () => ({})),
  },
}
