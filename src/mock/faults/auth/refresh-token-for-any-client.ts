import type { Fault } from '../../fault.ts'
import { refreshes } from './support/applies.ts'

export const refreshTokenForAnyClient: Fault = {
  id: 'refresh-token-for-any-client',
  area: 'auth',
  title: 'A refresh token is used by another client than it was issued to.',
  source: { document: 'RFC 6749', section: '6' },
  caughtBy: ['auth/refresh-token-bound-to-client'],
  applies: refreshes,
  hooks: {
    refreshProblems: (honest) => (token, request, mock) =>
      honest(token, request, mock).filter(({ about }) => about !== 'client'),
  },
}
