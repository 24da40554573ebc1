import type { Fault } from '../../fault.ts'
import { oauth2Only } from './support/applies.ts'

export const codeForAnyClient: Fault = {
  id: 'code-for-any-client',
  area: 'auth',
  title: 'A code is redeemed by another client than it was issued to.',
  source: { document: 'RFC 6749', section: '4.1.3' },
  caughtBy: ['auth/code-bound-to-client'],
  applies: oauth2Only(),
  hooks: {
    codeProblems: (honest) => (code, request, mock) =>
      honest(code, request, mock).filter(({ about }) => about !== 'client'),
  },
}
