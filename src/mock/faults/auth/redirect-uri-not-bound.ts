import type { Fault } from '../../fault.ts'
import { oauth2Only } from './support/applies.ts'

export const redirectUriNotBound: Fault = {
  id: 'redirect-uri-not-bound',
  area: 'auth',
  title: 'A code is redeemed with another redirect URI than it was issued for.',
  source: { document: 'RFC 6749', section: '4.1.3' },
  caughtBy: ['auth/redirect-uri-bound'],
  applies: oauth2Only(),
  hooks: {
    codeProblems: (honest) => (code, request, mock) =>
      honest(code, request, mock).filter(({ about }) => about !== 'redirect_uri'),
  },
}
