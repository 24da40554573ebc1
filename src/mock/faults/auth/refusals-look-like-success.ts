import { markSuccess } from '../../error-reply.ts'
import type { Fault } from '../../fault.ts'
import { tokenAuth } from '../../oauth/token-auth.ts'
import { withJson } from '../../reply.ts'
import { hasTokenEndpoint } from './support/applies.ts'
import { isToken } from './support/rewrite.ts'

export const refusalsLookLikeSuccess: Fault = {
  id: 'refusals-look-like-success',
  area: 'auth',
  title: 'The token endpoint says success and hides the error inside.',
  source: {
    document: 'withings-sync, issue 41: HTTP 200 with an error in its body',
    url: 'https://github.com/jaroslawhartman/withings-sync/issues/41',
  },
  caughtBy: [
    'auth/unknown-code-refused',
    'auth/unknown-refresh-token-refused',
    'auth/unknown-grant-type-refused',
    'auth/wrong-secret-refused',
  ],
  applies: hasTokenEndpoint,
  hooks: {
    errorReply: (honest) => (refused, envelope, call, mock) => {
      const reply = honest(refused, envelope, call, mock)
      if (!isToken(call)) return reply
      return {
        ...withJson(reply, (body) => markSuccess(body, tokenAuth(mock.partner).tokenResponse)),
        status: 200,
      }
    },
  },
}
