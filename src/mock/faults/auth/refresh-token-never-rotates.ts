import type { Fault } from '../../fault.ts'
import { rotates } from './support/applies.ts'

export const refreshTokenNeverRotates: Fault = {
  id: 'refresh-token-never-rotates',
  area: 'auth',
  title: 'Refresh tokens are declared as rotating and stay the same.',
  source: { document: 'RFC 9700', section: '4.14.2' },
  caughtBy: ['auth/refresh-rotates-as-declared'],
  applies: rotates,
  hooks: {
    nextRefreshToken: (honest) => (grant, previous, mock) => previous ?? honest(grant, previous, mock),
  },
}
