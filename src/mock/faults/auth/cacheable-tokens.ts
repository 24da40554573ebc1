import type { Fault } from '../../fault.ts'
import { withHeaders as withReplyHeaders } from '../../reply.ts'
import { hasTokenEndpoint } from './support/applies.ts'

export const cacheableTokens: Fault = {
  id: 'cacheable-tokens',
  area: 'auth',
  title: 'The answer to a code exchange may be stored.',
  source: { document: 'RFC 6749', section: '5.1' },
  caughtBy: ['auth/token-not-cacheable'],
  applies: hasTokenEndpoint,
  hooks: {
    tokenResponse: (honest) => (body, tokens, mock) => {
      const reply = honest(body, tokens, mock)
      return tokens.reason === 'refresh' ? reply : withReplyHeaders(reply, { 'cache-control': 'max-age=60' })
    },
  },
}
