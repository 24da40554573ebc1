import type { JsonObject } from '../../../../kernel/json.ts'
import { oauth2 } from '../../../oauth/token-auth.ts'
import { jsonReply } from '../../../reply.ts'
import type { Hooks } from '../../../seams.ts'

const PATH = '/.well-known/oauth-authorization-server'

/** Hooks that serve authorization server metadata (RFC 8414 §3), changed from what is true. */
export function metadataServedAs(change: (metadata: JsonObject) => JsonObject): Hooks {
  return {
    answer: (honest) => async (call, mock, route) => {
      const { origin, pathname } = call.incoming.url
      if (pathname !== PATH) return honest(call, mock, route)
      const { authorizationUrl, tokenUrl } = oauth2(mock.partner)
      const metadata = {
        issuer: origin,
        authorization_endpoint: new URL(authorizationUrl, origin).href,
        token_endpoint: new URL(tokenUrl, origin).href,
        response_types_supported: ['code'],
        code_challenge_methods_supported: ['S256'],
      }
      return jsonReply(200, change(metadata))
    },
  }
}
