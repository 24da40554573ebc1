import type { Fault } from '../../fault.ts'
import { withHeaders as withReplyHeaders } from '../../reply.ts'
import { givesNewTokens } from './support/applies.ts'

export const cacheableRefresh: Fault = {
  id: 'cacheable-refresh',
  area: 'auth',
  title: 'The answer to a refresh may be stored.',
  source: { document: 'RFC 6749', section: '5.1' },
  caughtBy: ['auth/refresh-response-not-cacheable'],
  applies: givesNewTokens,
  hooks: {
    tokenResponse: (honest) => (body, tokens, mock) => {
      const reply = honest(body, tokens, mock)
      return tokens.reason === 'refresh' ? withReplyHeaders(reply, { 'cache-control': undefined }) : reply
    },
  },
}
