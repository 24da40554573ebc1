import type { Fault } from '../../fault.ts'
import { oauth2Only } from './support/applies.ts'

export const userMixedUp: Fault = {
  id: 'user-mixed-up',
  area: 'auth',
  title: 'A connect is given to whoever came last: sessions of users are mixed up.',
  source: {
    document: 'home-assistant, issue 102886: several users of one integration',
    url: 'https://github.com/home-assistant/core/issues/102886',
  },
  caughtBy: ['auth/user-id-stable'],
  applies: oauth2Only(),
  hooks: {
    consentUser: () => (_, mock) => mock.world.users[mock.ledger.grants.length % mock.world.users.length],
  },
}
