import type { Fault } from '../../fault.ts'
import { hasTokenEndpoint } from './support/applies.ts'

export const clientAuthenticationOptional: Fault = {
  id: 'client-authentication-optional',
  area: 'auth',
  title: 'A request without client authentication is served.',
  source: { document: 'RFC 6749', section: '3.2.1' },
  caughtBy: ['auth/client-authentication-required'],
  applies: hasTokenEndpoint,
  hooks: {
    clientProblems: (honest) => (request, mock) =>
      honest(request, mock).filter(({ about }) => about !== 'missing'),
  },
}
