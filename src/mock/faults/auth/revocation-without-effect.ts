import type { Fault } from '../../fault.ts'
import { revokes } from './support/applies.ts'

export const revocationWithoutEffect: Fault = {
  id: 'revocation-without-effect',
  area: 'auth',
  title: 'A revocation is answered with success and changes nothing.',
  source: { document: 'RFC 7009', section: '2.1' },
  caughtBy: ['auth/revoked-access-token-dead', 'auth/revoked-refresh-token-dead'],
  applies: revokes,
  hooks: {
    revoke: () => () => {},
  },
}
