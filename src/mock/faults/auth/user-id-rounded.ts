import type { Fault } from '../../fault.ts'
import { oauth2Only } from './support/applies.ts'

export const userIdRounded: Fault = {
  id: 'user-id-rounded',
  area: 'auth',
  title: "A user's 64-bit id went through a double, and has lost its last digits.",
  source: {
    document: 'COROS: 64-bit ids lose digits in JSON.parse',
    url: 'https://github.com/jimmykane/quantified-self',
  },
  caughtBy: ['auth/user-id-not-rounded'],
  applies: oauth2Only(({ userId }) => (userId.type === 'integer' ? undefined : 'its user ids are text')),
  hooks: {
    userIdOnWire: (honest) => (userId, place, mock) => {
      const id = honest(userId, place, mock)
      return typeof id === 'bigint' ? BigInt(String(Number(id))) : id
    },
  },
}
