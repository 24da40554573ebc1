import type { Fault } from '../../fault.ts'
import { oauth2Only } from './support/applies.ts'
import { isToken } from './support/rewrite.ts'

export const tokenEndpointTakesGet: Fault = {
  id: 'token-endpoint-takes-get',
  area: 'auth',
  title: 'The token endpoint serves GET, secrets in the URL.',
  source: { document: 'RFC 6749', section: '3.2' },
  caughtBy: ['auth/token-endpoint-post-only'],
  applies: oauth2Only(),
  hooks: {
    answer: (honest) => async (call, mock, route) => {
      const { url, request } = call.incoming
      if (!isToken(call) || request.method !== 'GET') return honest(call, mock, route)
      const code = mock.ledger.code(url.searchParams.get('code') ?? '')
      if (code === undefined) return honest(call, mock, route)
      const issue = { reason: 'code', grant: code.grant, scopes: code.grant.scopes } as const
      const tokens = await mock.seams.issueTokens(issue, mock)
      return mock.seams.tokenResponse(mock.seams.tokenBody(tokens, mock), tokens, mock)
    },
  },
}
