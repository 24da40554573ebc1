import type { Fault } from '../../fault.ts'
import { refreshes } from './support/applies.ts'

export const refreshTokenWithheld: Fault = {
  id: 'refresh-token-withheld',
  area: 'auth',
  title: 'No refresh token is given with the code exchange.',
  source: { document: 'RFC 6749', section: '5.1' },
  caughtBy: ['auth/refresh-token-issued'],
  applies: refreshes,
  hooks: {
    nextRefreshToken: (honest) => (grant, previous, mock) =>
      previous === undefined ? undefined : honest(grant, previous, mock),
  },
}
