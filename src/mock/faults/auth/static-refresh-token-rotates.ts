import type { Fault } from '../../fault.ts'
import { oauth2Only } from './support/applies.ts'

export const staticRefreshTokenRotates: Fault = {
  id: 'static-refresh-token-rotates',
  area: 'auth',
  title: 'Refresh tokens are declared as static and change with every refresh.',
  source: { document: 'RFC 6749', section: '6' },
  caughtBy: ['auth/refresh-rotates-as-declared'],
  applies: oauth2Only(({ refresh }) =>
    refresh.kind === 'static' ? undefined : 'its refresh tokens are not static',
  ),
  hooks: {
    nextRefreshToken: (honest) => (grant, _previous, mock) => honest(grant, undefined, mock),
  },
}
