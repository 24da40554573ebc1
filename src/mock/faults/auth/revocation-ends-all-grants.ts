import { endsOneGrant } from '../../../partner/ends-one-grant.ts'
import type { Fault } from '../../fault.ts'
import { oauth2Only } from './support/applies.ts'

export const revocationEndsAllGrants: Fault = {
  id: 'revocation-ends-all-grants',
  area: 'auth',
  title: "Revoking one grant ends all of the user's.",
  source: { document: 'RFC 7009', section: '2.1' },
  caughtBy: ['auth/revocation-spares-others'],
  applies: oauth2Only(({ revocation }) =>
    revocation !== undefined && endsOneGrant(revocation) ? undefined : 'its revocation names no token',
  ),
  hooks: {
    revoke: (honest) => (shown, mock) => {
      honest(shown, mock)
      const userId = (shown.refresh ?? shown.access)?.grant.userId
      if (userId !== undefined) honest({ userId }, mock)
    },
  },
}
