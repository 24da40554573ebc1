import type { Fault } from '../../fault.ts'
import { refreshLifetimeWrittenAs, tellsRefreshLifetime } from './support/limits.ts'

export const refreshLifetimeInMinutes: Fault = {
  id: 'refresh-lifetime-in-minutes',
  area: 'auth',
  title:
    'The lifetime of the refresh token is written in minutes, and so ends before that of the access token.',
  source: { document: 'RFC 6749', section: '1.5' },
  caughtBy: ['auth/refresh-token-outlives-access-token'],
  applies: tellsRefreshLifetime,
  hooks: refreshLifetimeWrittenAs(30),
}
