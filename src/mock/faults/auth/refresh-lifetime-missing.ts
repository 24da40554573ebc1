import type { Fault } from '../../fault.ts'
import { refreshLifetimeWrittenAs, tellsRefreshLifetime } from './support/limits.ts'

export const refreshLifetimeMissing: Fault = {
  id: 'refresh-lifetime-missing',
  area: 'auth',
  title: 'The token response does not say how long the refresh token lives, though it ends.',
  source: { document: 'RFC 6749', section: '1.5' },
  caughtBy: ['auth/refresh-lifetime-told'],
  applies: tellsRefreshLifetime,
  hooks: refreshLifetimeWrittenAs(null),
}
