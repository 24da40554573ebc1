import { POLAR } from '../../../partner/transaction.ts'
import type { Fault } from '../../fault.ts'
import { hasTransactions } from '../support/transactions.ts'

export const uncommittedLost: Fault = {
  id: 'uncommitted-lost',
  area: 'pull',
  title: 'What was offered once and not committed is never offered again.',
  source: POLAR,
  caughtBy: ['pull/uncommitted-offered-again'],
  applies: hasTransactions,
  hooks: {
    offeredRecords: (honest) => (query, mock) => {
      const offered = (mock.memory.get('uncommitted-lost') as Set<string> | undefined) ?? new Set<string>()
      mock.memory.set('uncommitted-lost', offered)
      const { userId } = query
      const fresh = honest(query, mock).filter(({ id }) => !offered.has(`${userId} ${id}`))
      for (const { id } of fresh) offered.add(`${userId} ${id}`)
      return fresh
    },
  },
}
