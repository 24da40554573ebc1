import type { Fault } from '../../fault.ts'
import { oauth2Only } from './support/applies.ts'

export const responseTypeIgnored: Fault = {
  id: 'response-type-ignored',
  area: 'auth',
  title: 'The response type is not looked at.',
  source: { document: 'RFC 6749', section: '4.1.1' },
  caughtBy: ['auth/response-type-checked'],
  applies: oauth2Only(),
  hooks: {
    authorizationProblems: (honest) => (request, mock) =>
      honest(request, mock).filter(({ about }) => about !== 'response_type'),
  },
}
