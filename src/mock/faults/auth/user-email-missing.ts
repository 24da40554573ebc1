import type { Fault } from '../../fault.ts'
import { tells } from './support/applies.ts'

export const userEmailMissing: Fault = {
  id: 'user-email-missing',
  area: 'auth',
  title: "The user's email is null where it should stand, as for people who signed up by telephone.",
  source: {
    document: 'OpenID Connect Core 1.0: the email claim is optional',
    section: '5.1',
    url: 'https://openid.net/specs/openid-connect-core-1_0.html#StandardClaims',
  },
  caughtBy: ['auth/user-email-found'],
  applies: tells('userEmail'),
  hooks: {
    userFact: (honest) => (fact, userId, mock) => (fact === 'userEmail' ? null : honest(fact, userId, mock)),
  },
}
