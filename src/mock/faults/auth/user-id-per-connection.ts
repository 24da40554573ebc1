import type { JsonValue } from '../../../kernel/json.ts'
import type { Fault } from '../../fault.ts'
import { oauth2Only } from './support/applies.ts'

export const userIdPerConnection: Fault = {
  id: 'user-id-per-connection',
  area: 'auth',
  title: 'Every connect gives the same user another id.',
  source: {
    document: 'Terra: completing your application',
    url: 'https://docs.tryterra.co/ai-interface/completing-your-application',
  },
  caughtBy: ['auth/user-id-stable'],
  applies: oauth2Only(),
  hooks: {
    userIdOnWire: (honest) => (userId, place, mock) =>
      numbered(honest(userId, place, mock), mock.ledger.grants.length),
  },
}

function numbered(id: JsonValue, count: number): JsonValue {
  return typeof id === 'bigint' || typeof id === 'number' ? BigInt(id) + BigInt(count) : `${id}-${count}`
}
