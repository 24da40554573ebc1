import type { Fault } from '../../fault.ts'
import { oauth2Only } from './support/applies.ts'

export const authorizationErrorsUnnamed: Fault = {
  id: 'authorization-errors-unnamed',
  area: 'auth',
  title: 'The redirect with an error says `server_error` for every mistake of the client.',
  source: { document: 'RFC 6749', section: '4.1.2.1' },
  caughtBy: ['auth/authorization-error-returned'],
  applies: oauth2Only(),
  hooks: {
    authorizationProblems: (honest) => (request, mock) =>
      honest(request, mock).map((found) => ({ ...found, error: 'server_error' })),
  },
}
