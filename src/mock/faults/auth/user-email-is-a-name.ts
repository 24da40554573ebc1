import type { Fault } from '../../fault.ts'
import { tells } from './support/applies.ts'

export const userEmailIsAName: Fault = {
  id: 'user-email-is-a-name',
  area: 'auth',
  title: 'Where the email of the user should stand, there is the name that people see.',
  source: {
    document: 'OpenID Connect Core 1.0: preferred_username is no address',
    section: '5.1',
    url: 'https://openid.net/specs/openid-connect-core-1_0.html#StandardClaims',
  },
  caughtBy: ['auth/user-email-found'],
  applies: tells('userEmail'),
  hooks: {
    userFact: (honest) => (fact, userId, mock) =>
      fact === 'userEmail' ? (mock.world.user(userId)?.name ?? null) : honest(fact, userId, mock),
  },
}
