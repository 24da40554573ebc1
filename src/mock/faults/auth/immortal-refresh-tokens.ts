import type { Fault } from '../../fault.ts'
import { tellsRefreshLifetime } from './support/limits.ts'

export const immortalRefreshTokens: Fault = {
  id: 'immortal-refresh-tokens',
  area: 'auth',
  title: 'Refresh tokens work after their end.',
  source: { document: 'RFC 6749', section: '5.2' },
  caughtBy: ['auth/expired-refresh-token-refused'],
  applies: tellsRefreshLifetime,
  hooks: {
    refreshProblems: (honest) => (token, request, mock) =>
      honest(token, request, mock).filter(({ about }) => about !== 'expired'),
  },
}
