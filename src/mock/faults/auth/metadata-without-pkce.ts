import type { Fault } from '../../fault.ts'
import { oauth2 } from '../../oauth/token-auth.ts'
import { jsonReply } from '../../reply.ts'
import { usesPkce } from './support/applies.ts'

export const metadataWithoutPkce: Fault = {
  id: 'metadata-without-pkce',
  area: 'auth',
  title: 'The metadata do not say that PKCE is known.',
  source: { document: 'RFC 8414', section: '2' },
  caughtBy: ['auth/metadata-tell-pkce'],
  applies: usesPkce,
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
        token_endpoint: at(auth.tokenUrl),
        response_types_supported: ['code'],
      })
    },
  },
}
