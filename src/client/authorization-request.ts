import { calculatePKCECodeChallenge } from 'oauth4webapi'
import type { OAuth2Auth } from '../partner/auth.ts'
import { resolveUrl } from '../partner/fill-request.ts'
import type { Randomness } from './randomness.ts'

/** Where to send the user, and what must be remembered until the user comes back. */
export interface AuthorizationRequest {
  readonly url: string
  readonly state: string
  readonly redirectUri: string
  /** RFC 7636 §4.1; absent for a partner without PKCE. */
  readonly codeVerifier?: string
}

/**
 * The authorization request of RFC 6749 §4.1.1, with a fresh state and, unless the partner knows no PKCE, a fresh
 * verifier (S256).
 *
 * @param options.scopes - the descriptor's unless told.
 * @param options.redirectUri - the descriptor's unless told, as a loopback redirect with its own port is (RFC 8252 §7.3).
 */
export async function authorizationRequest(
  auth: OAuth2Auth,
  options: {
    readonly baseUrl: string
    readonly clientId: string
    readonly randomness: Randomness
    readonly scopes?: readonly string[]
    readonly redirectUri?: string
  },
): Promise<AuthorizationRequest> {
  const { scopes = auth.scopes.request, redirectUri = auth.redirectUri, randomness } = options
  const state = randomness.text(32)
  const codeVerifier = auth.pkce === 'none' ? undefined : randomness.text(64)
  const url = resolveUrl(auth.authorizationUrl, options.baseUrl)
  const parameters: Record<string, string> = {
    ...auth.authorizationParameters,
    response_type: 'code',
    client_id: options.clientId,
    redirect_uri: redirectUri,
    state,
  }
  if (scopes.length > 0) parameters.scope = scopes.join(auth.scopes.separator)
  if (codeVerifier !== undefined) {
    parameters.code_challenge = await calculatePKCECodeChallenge(codeVerifier)
    parameters.code_challenge_method = 'S256'
  }
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value)
  return { url: url.href, state, redirectUri, ...(codeVerifier === undefined ? {} : { codeVerifier }) }
}
