import type { Fault } from '../../fault.ts'
import { oauth2Only } from './support/applies.ts'

export const tokenResponseAsForm: Fault = {
  id: 'token-response-as-form',
  area: 'auth',
  title: 'The token response is a form instead of JSON.',
  source: { document: 'RFC 6749', section: '5.1' },
  caughtBy: ['auth/code-exchange-succeeds'],
  applies: oauth2Only(),
  hooks: {
    tokenResponse: (honest) => (body, tokens, mock) => {
      const { headers } = honest(body, tokens, mock)
      const text = new URLSearchParams({ access_token: tokens.access.token, token_type: 'bearer' }).toString()
      const type = 'application/x-www-form-urlencoded'
      return { status: 200, headers, content: { kind: 'text', type, text } }
    },
  },
}
