import type { Fault } from '../../fault.ts'
import { withHeaders as withReplyHeaders } from '../../reply.ts'
import { hasTokenEndpoint } from './support/applies.ts'

export const tokenResponseCalledHtml: Fault = {
  id: 'token-response-called-html',
  area: 'auth',
  title: 'The token response is JSON but calls itself HTML.',
  source: { document: 'RFC 6749', section: '5.1' },
  caughtBy: ['auth/token-response-json'],
  applies: hasTokenEndpoint,
  hooks: {
    tokenResponse: (honest) => (body, tokens, mock) =>
      withReplyHeaders(honest(body, tokens, mock), { 'content-type': 'text/html; charset=utf-8' }),
  },
}
