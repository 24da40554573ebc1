import type { Fault } from '../../fault.ts'
import { oauth2Only } from './support/applies.ts'

export const unknownClientAccepted: Fault = {
  id: 'unknown-client-accepted',
  area: 'auth',
  title: 'A code is given to a client that is not registered.',
  source: { document: 'RFC 6749', section: '4.1.2.1' },
  caughtBy: ['auth/unknown-client-refused'],
  applies: oauth2Only(),
  hooks: {
    authorizationProblems: (honest) => (request, mock) =>
      honest(request, mock).filter(({ about }) => about !== 'client_id'),
  },
}
