import type { Fault } from '../../fault.ts'
import { usesPkce } from './support/applies.ts'

export const pkcePlainAccepted: Fault = {
  id: 'pkce-plain-accepted',
  area: 'auth',
  title: 'The challenge method plain is accepted.',
  source: { document: 'RFC 9700', section: '2.1.1' },
  caughtBy: ['auth/pkce-plain-refused'],
  applies: usesPkce,
  hooks: {
    authorizationProblems: (honest) => (request, mock) =>
      honest(request, mock).filter(({ about }) => about !== 'code_challenge_method'),
  },
}
