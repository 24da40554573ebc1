import type { Fault } from '../../fault.ts'
import { hasTokenEndpoint } from './support/applies.ts'

export const wrongSecretAccepted: Fault = {
  id: 'wrong-secret-accepted',
  area: 'auth',
  title: 'The client secret is not compared.',
  source: { document: 'RFC 6749', section: '2.3.1' },
  caughtBy: ['auth/wrong-secret-refused'],
  applies: hasTokenEndpoint,
  hooks: {
    clientProblems: (honest) => (request, mock) =>
      honest(request, mock).filter(({ about }) => about !== 'client_secret'),
  },
}
