import type { Fault } from '../../fault.ts'
import { oauth2Only } from './support/applies.ts'

export const pkceNotRequired: Fault = {
  id: 'pkce-not-required',
  area: 'auth',
  title: 'PKCE is declared as required, but requests without a challenge get a code.',
  source: { document: 'RFC 9700', section: '2.1.1' },
  caughtBy: ['auth/pkce-required'],
  applies: oauth2Only(({ pkce }) => (pkce === 'required' ? undefined : 'it does not require PKCE')),
  hooks: {
    authorizationProblems: (honest) => (request, mock) =>
      honest(request, mock).filter(({ about }) => about !== 'code_challenge'),
  },
}
