import { type Check, defineCheck, inapplicable } from '../../check.ts'
import { noRefresh } from '../../refreshing.ts'
import { errorCodeOf, refusalFinding } from '../../refusal.ts'

export const refreshTokenBoundToClient: Check<'client-binding'> = defineCheck({
  id: 'auth/refresh-token-bound-to-client',
  title: 'A refresh token is used only by the client that it was issued to.',
  level: 'must',
  source: {
    document: 'RFC 6749',
    section: '6',
    url: 'https://www.rfc-editor.org/rfc/rfc6749#section-6',
  },
  remedy:
    'Remember the client with the refresh token, compare it with the one that authenticates, and answer any other with 400 and `invalid_grant`.',
  given: 'client-binding',
  exempts: noRefresh,

  judge({ refreshToken: exchange }, partner) {
    if (exchange === undefined) return inapplicable('there was no refresh token to try')
    return errorCodeOf(exchange) === 'invalid_client'
      ? inapplicable('the other client is not accepted as a client at all')
      : refusalFinding(exchange, partner, 'a refresh token of ours, shown by another client,')
  },
})
