import type { Fault } from '../../fault.ts'
import { plainTokenErrors } from './support/applies.ts'
import { isToken } from './support/rewrite.ts'

export const oneErrorCodeForAll: Fault = {
  id: 'one-error-code-for-all',
  area: 'auth',
  title: 'Every refused token request is called invalid_request.',
  source: { document: 'RFC 6749', section: '5.2' },
  caughtBy: ['auth/error-code-named'],
  applies: plainTokenErrors,
  hooks: {
    errorReply: (honest) => (refused, envelope, call, mock) =>
      honest(isToken(call) ? { ...refused, error: 'invalid_request' } : refused, envelope, call, mock),
  },
}
