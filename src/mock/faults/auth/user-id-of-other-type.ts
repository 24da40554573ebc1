import type { Fault } from '../../fault.ts'
import { oauth2Only } from './support/applies.ts'

export const userIdOfOtherType: Fault = {
  id: 'user-id-of-other-type',
  area: 'auth',
  title: "The user's id is a number where text is declared, and text where a number is.",
  source: {
    document: 'Terra: submitting an application',
    url: 'https://docs.tryterra.co/integration-partners/submitting-an-application',
  },
  caughtBy: ['auth/user-id-type'],
  applies: oauth2Only(),
  hooks: {
    userIdOnWire: (honest) => (userId, place, mock) => {
      const id = honest(userId, place, mock)
      return typeof id === 'string'
        ? mock.world.users.findIndex((user) => user.id === userId) + 1
        : String(id)
    },
  },
}
