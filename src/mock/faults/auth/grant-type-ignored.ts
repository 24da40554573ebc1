import type { Fault } from '../../fault.ts'
import { oauth2Only } from './support/applies.ts'
import { isToken, withFields } from './support/rewrite.ts'

export const grantTypeIgnored: Fault = {
  id: 'grant-type-ignored',
  area: 'auth',
  title: 'The grant type is not looked at: whatever carries a code is an exchange.',
  source: { document: 'RFC 6749', section: '4.1.3' },
  caughtBy: ['auth/unknown-grant-type-refused'],
  applies: oauth2Only(),
  hooks: {
    answer: (honest) => (call, mock, route) => {
      if (!isToken(call)) return honest(call, mock, route)
      const hasCode = new URLSearchParams(call.incoming.body).has('code')
      return honest(hasCode ? withFields(call, { grant_type: 'authorization_code' }) : call, mock, route)
    },
  },
}
