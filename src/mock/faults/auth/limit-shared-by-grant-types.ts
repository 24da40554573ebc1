import type { Fault } from '../../fault.ts'
import { timesSoFar } from '../support/data-calls.ts'
import { plainTokenErrors } from './support/applies.ts'
import { isToken } from './support/rewrite.ts'

/** So many refusals are told for what they are. */
const PATIENCE = 2

export const limitSharedByGrantTypes: Fault = {
  id: 'limit-shared-by-grant-types',
  area: 'auth',
  title:
    'A few refused token requests of any kind, and 429 stands where invalid_grant would say that a grant is dead.',
  source: {
    document: 'withings-mcp: 429 of a limit shared by grant types hides a terminal invalid_grant',
    url: 'https://github.com/akutishevsky/withings-mcp/pull/37',
  },
  caughtBy: ['auth/error-code-named'],
  applies: plainTokenErrors,
  hooks: {
    errorReply: (honest) => (refused, envelope, call, mock) => {
      if (!isToken(call) || timesSoFar(mock, 'limit-shared-by-grant-types') <= PATIENCE)
        return honest(refused, envelope, call, mock)
      const limited = { ...refused, status: 429, error: 'too_many_requests' }
      return honest(limited, envelope, call, mock)
    },
  },
}
