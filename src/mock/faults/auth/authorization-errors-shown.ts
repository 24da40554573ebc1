import type { Fault } from '../../fault.ts'
import { oauth2Only } from './support/applies.ts'

export const authorizationErrorsShown: Fault = {
  id: 'authorization-errors-shown',
  area: 'auth',
  title: 'Errors of the authorization endpoint are shown on a page and never sent back.',
  source: { document: 'RFC 6749', section: '4.1.2.1' },
  caughtBy: ['auth/authorization-error-returned'],
  applies: oauth2Only(),
  hooks: {
    authorizationProblems: (honest) => (request, mock) =>
      honest(request, mock).map((found) => ({ ...found, redirect: false })),
  },
}
