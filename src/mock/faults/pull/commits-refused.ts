import { POLAR } from '../../../partner/transaction.ts'
import type { Fault } from '../../fault.ts'
import { problem } from '../../problem.ts'
import { hasTransactions } from '../support/transactions.ts'

export const commitsRefused: Fault = {
  id: 'commits-refused',
  area: 'pull',
  title: 'The commit of an open transaction is refused as a wrong request.',
  source: POLAR,
  caughtBy: ['pull/commit-accepted'],
  applies: hasTransactions,
  hooks: {
    commitTransaction: () => () => {},
    commitReply: () => (query, call, mock) =>
      mock.seams.errorReply(REFUSED, query.source.response, call, mock),
  },
}

const REFUSED = problem('commit', 'invalid_request', 'There is nothing to commit.')
