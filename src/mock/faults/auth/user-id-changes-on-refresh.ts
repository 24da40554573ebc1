import type { Fault } from '../../fault.ts'
import type { Mock } from '../../seams.ts'
import { givesNewTokens } from './support/applies.ts'

const ID = 'user-id-changes-on-refresh'

export const userIdChangesOnRefresh: Fault = {
  id: 'user-id-changes-on-refresh',
  area: 'auth',
  title: "The user's id is another one after a refresh.",
  source: {
    document: 'Terra: completing your application',
    url: 'https://docs.tryterra.co/ai-interface/completing-your-application',
  },
  caughtBy: ['auth/refresh-keeps-user'],
  applies: givesNewTokens,
  hooks: {
    issueTokens: (honest) => (issue, mock) => {
      if (issue.reason === 'refresh') mock.memory.set(ID, refreshCount(mock) + 1)
      return honest(issue, mock)
    },
    userIdOnWire: (honest) => (userId, place, mock) => {
      const id = honest(userId, place, mock)
      const count = refreshCount(mock)
      return typeof id === 'bigint' || typeof id === 'number'
        ? BigInt(id) + BigInt(count)
        : `${id}${'0'.repeat(count)}`
    },
  },
}

function refreshCount(mock: Mock): number {
  return (mock.memory.get(ID) as number | undefined) ?? 0
}
