import type { Fault } from '../../fault.ts'
import { rotates } from './support/applies.ts'
import { refreshLifetimeWrittenAs, tellsRefreshLifetime } from './support/limits.ts'

export const renewedRefreshLifetimeMissing: Fault = {
  id: 'renewed-refresh-lifetime-missing',
  area: 'auth',
  title:
    'Only the first token response says how long the refresh token lives; renewals give another one and do not.',
  source: { document: 'RFC 6749', section: '6' },
  caughtBy: ['auth/renewed-refresh-lifetime-told'],
  applies: (partner) => tellsRefreshLifetime(partner) ?? rotates(partner),
  hooks: refreshLifetimeWrittenAs(null, ({ reason }) => reason === 'refresh'),
}
