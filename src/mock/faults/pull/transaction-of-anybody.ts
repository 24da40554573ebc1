import type { Fault } from '../../fault.ts'
import { hasTransactions } from '../support/transactions.ts'

export const transactionOfAnybody: Fault = {
  id: 'transaction-of-anybody',
  area: 'pull',
  title: 'Whoever knows the id of a transaction may list it, whosever it is.',
  source: {
    document: 'OWASP API Security Top 10',
    section: 'API1: Broken Object Level Authorization',
    url: 'https://owasp.org/API-Security/editions/2023/en/0xa1-broken-object-level-authorization/',
  },
  caughtBy: ['pull/other-transaction-refused'],
  applies: hasTransactions,
  hooks: {
    transactionProblems: (honest) => (opened, query, mock) =>
      honest(opened, query, mock).filter(({ about }) => about !== 'user'),
  },
}
