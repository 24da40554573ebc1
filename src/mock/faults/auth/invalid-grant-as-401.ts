import type { Fault } from '../../fault.ts'
import { plainTokenErrors } from './support/applies.ts'
import { isToken } from './support/rewrite.ts'

export const invalidGrantAs401: Fault = {
  id: 'invalid-grant-as-401',
  area: 'auth',
  title: 'A dead code or refresh token is answered with 401.',
  source: {
    document: 'open-wearables, issue 1433: 400 or 401 of a lost race taken for a dead connection',
    url: 'https://github.com/the-momentum/open-wearables/issues/1433',
  },
  caughtBy: ['auth/error-status'],
  applies: plainTokenErrors,
  hooks: {
    errorReply: (honest) => (refused, envelope, call, mock) =>
      honest(
        isToken(call) && refused.error === 'invalid_grant' ? { ...refused, status: 401 } : refused,
        envelope,
        call,
        mock,
      ),
  },
}
