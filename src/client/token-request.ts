import {
  allowInsecureRequests,
  type ClientAuth,
  ClientSecretPost,
  customFetch,
  genericTokenEndpointRequest,
  None,
} from 'oauth4webapi'
import type { Exchange } from '../http/exchange.ts'
import type { ClientCredentialsAuth, OAuth2Auth } from '../partner/auth.ts'
import type { Credentials } from '../partner/credentials.ts'
import { resolveUrl } from '../partner/fill-request.ts'
import { clientBasicCredentials } from './basic-credentials.ts'

/** What a token is asked for: any grant type of RFC 6749 and its parameters. */
export interface TokenGrant {
  readonly grantType: string
  readonly parameters: Readonly<Record<string, string>>
}

/** RFC 6749 §4.1.3, with the verifier of RFC 7636 §4.5. */
export function codeGrant(options: {
  readonly code: string
  readonly redirectUri: string
  readonly codeVerifier?: string
}): TokenGrant {
  const { code, redirectUri, codeVerifier } = options
  const verifier = codeVerifier === undefined ? {} : { code_verifier: codeVerifier }
  return { grantType: 'authorization_code', parameters: { code, redirect_uri: redirectUri, ...verifier } }
}

/** RFC 6749 §6. */
export function refreshGrant(refreshToken: string): TokenGrant {
  return { grantType: 'refresh_token', parameters: { refresh_token: refreshToken } }
}

/** RFC 6749 §4.4.2. */
export function clientCredentialsGrant(scopes: ClientCredentialsAuth['scopes']): TokenGrant {
  const scope = scopes.request.join(scopes.separator)
  return { grantType: 'client_credentials', parameters: scope === '' ? {} : { scope } }
}

/**
 * One request to the token endpoint, and its answer as evidence. `oauth4webapi` makes the request; the answer is left
 * to `readTokenResponse`, since the library knows neither envelopes nor lifetimes written as text.
 *
 * @throws what `exchange` throws: HostUnreachableError, TimedOutError.
 */
export async function requestToken(
  grant: TokenGrant,
  options: {
    readonly auth: OAuth2Auth | ClientCredentialsAuth
    readonly baseUrl: string
    readonly credentials: Pick<Credentials, 'clientId' | 'clientSecret'>
    readonly exchange: (request: Request) => Promise<Exchange>
    readonly signal?: AbortSignal
  },
): Promise<Exchange> {
  const { auth, credentials, exchange, signal } = options
  const isRefresh = grant.grantType === 'refresh_token'
  const url = resolveUrl((isRefresh ? auth.refreshUrl : undefined) ?? auth.tokenUrl, options.baseUrl)
  if (auth.clientAuthentication === 'query') {
    url.searchParams.set('client_id', credentials.clientId)
    url.searchParams.set('client_secret', credentials.clientSecret)
  }
  let recorded: Exchange | undefined
  await genericTokenEndpointRequest(
    { issuer: url.origin, token_endpoint: url.href },
    { client_id: credentials.clientId },
    clientAuthentication(auth.clientAuthentication, credentials.clientSecret),
    grant.grantType,
    { ...grant.parameters, ...auth.tokenRequest.fields },
    {
      headers: auth.tokenRequest.headers,
      // Partners are tested on loopback, where there is no TLS.
      [allowInsecureRequests]: true,
      [customFetch]: async (target, init) => {
        recorded = await exchange(
          new Request(target, { ...init, signal: signal ?? null, body: init.body ?? null }),
        )
        return new Response(null, { status: 200 })
      },
    },
  )
  return recorded!
}

function clientAuthentication(method: OAuth2Auth['clientAuthentication'], clientSecret: string): ClientAuth {
  switch (method) {
    case 'basic':
      return (_server, client, _body, headers) => {
        headers.set('authorization', `Basic ${clientBasicCredentials(client.client_id, clientSecret)}`)
      }
    case 'body':
      return ClientSecretPost(clientSecret)
    case 'query':
      return () => {}
    case 'none':
      return None()
  }
}
