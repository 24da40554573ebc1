import type { Fault } from '../../fault.ts'
import { oauth2 } from '../../oauth/token-auth.ts'
import { jsonReply } from '../../reply.ts'
import { oauth2Only } from './support/applies.ts'

export const metadataDisagree: Fault = {
  id: 'metadata-disagree',
  area: 'auth',
  title: 'The metadata name a token endpoint of an earlier version.',
  source: { document: 'RFC 8414', section: '2' },
  caughtBy: ['auth/metadata-agrees'],
  applies: oauth2Only(),
  hooks: {
    answer: (honest) => async (call, mock, route) => {
      if (call.incoming.url.pathname !== '/.well-known/oauth-authorization-server')
        return honest(call, mock, route)
      const { origin } = call.incoming.url
      const auth = oauth2(mock.partner)
      const at = (url: string) => new URL(url, origin).href
      return jsonReply(200, {
        issuer: origin,
        authorization_endpoint: at(auth.authorizationUrl),
        token_endpoint: at(`/v0${auth.tokenUrl}-old`),
        response_types_supported: ['code'],
        code_challenge_methods_supported: ['S256'],
      })
    },
  },
}
