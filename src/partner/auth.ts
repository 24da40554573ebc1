import type { Envelope } from './envelope.ts'
import type { Locator, ToldOnce } from './locator.ts'
import type { RequestTemplate } from './request-template.ts'

/** How Terra gets access to a user's data. */
export type Auth = OAuth2Auth | ClientCredentialsAuth | StaticCredentialsAuth

/** OAuth 2.0, authorization code (RFC 6749 §4.1). */
export interface OAuth2Auth extends TokenEndpointAuth {
  readonly kind: 'oauth2'
  readonly authorizationUrl: string
  /** Constant parameters of the authorization request, such as `access_type: offline`. */
  readonly authorizationParameters: Readonly<Record<string, string>>
  /** RFC 7636, method S256. */
  readonly pkce: 'required' | 'optional' | 'none'
  /** The redirect URI that the partner has registered for us. */
  readonly redirectUri: string
  /**
   * How long an authorization code lives, in whole seconds (30 at Withings); absent where the partner does not say. RFC
   * 6749 §4.1.2 recommends 600 at most.
   */
  readonly codeLifetimeSeconds?: number
  readonly maxLiveTokens?: MaxLiveTokens
  readonly refresh: Refresh
  readonly userId: Locator & { readonly type: 'string' | 'integer' }
  /** Where the partner tells the id by which its events call the user, where that is another one. */
  readonly eventUserId?: ToldOnce & { readonly type: 'string' | 'integer' }
  /** Where the partner tells the email address of the user, for requests that name the user by it. */
  readonly userEmail?: ToldOnce
  /** Where the partner tells the IANA zone of the user, for records whose wall clocks nothing else explains. */
  readonly timeZone?: ToldOnce
  /** Requests to make once a user has linked: register the user, subscribe, ask for a backfill. */
  readonly afterLink: readonly RequestTemplate[]
  readonly revocation?: RequestTemplate
}

/** OAuth 2.0, client credentials (RFC 6749 §4.4): one token for all users. */
export interface ClientCredentialsAuth extends TokenEndpointAuth {
  readonly kind: 'clientCredentials'
}

/** No OAuth: constant credentials in every request, from the environment. */
export interface StaticCredentialsAuth {
  readonly kind: 'apiKey' | 'basic' | 'headers'
  readonly access: Access
  /** What the placeholders of `access` stand for: `{apiKey}`, `{username}`, `{password}`, … as `${ENV_NAME}`. */
  readonly credentials: Readonly<Record<string, string>>
}

interface TokenEndpointAuth {
  readonly tokenUrl: string
  /** Where it differs from `tokenUrl`. */
  readonly refreshUrl?: string
  readonly clientId: string
  readonly clientSecret: string
  /** How the client authenticates at the token endpoint (RFC 6749 §2.3). */
  readonly clientAuthentication: 'basic' | 'body' | 'query' | 'none'
  /** Constant fields and headers of every token request, such as `action: requesttoken`. */
  readonly tokenRequest: {
    readonly fields: Readonly<Record<string, string>>
    readonly headers: Readonly<Record<string, string>>
  }
  readonly tokenResponse: TokenResponse
  readonly scopes: Scopes
  readonly access: Access
}

/** Where the members of a token response stand: pointers that start at `root`. */
export interface TokenResponse extends Envelope {
  readonly accessToken: string
  readonly refreshToken: string
  /** Lifetime in seconds, as a number or a string of digits; absent where the partner does not tell, `null` in a descriptor. */
  readonly expiresIn?: string
  /** Expiry in seconds since the Unix epoch. */
  readonly expiresAt?: string
  /**
   * Lifetime of the refresh token in seconds, as a number or a string of digits; absent where the partner does not tell.
   * OAuth has no such member, and many partners have it.
   */
  readonly refreshTokenExpiresIn?: string
}

/**
 * How many pairs of tokens one user of one client may have alive. A pair counts until it is revoked, until another has
 * taken its place, or until neither of its tokens works any more.
 */
export interface MaxLiveTokens {
  readonly count: number
  /** What becomes of a request for one pair more: it is refused (Wahoo), or the oldest pair ends (Linear, Google). */
  readonly onLimit: 'refuse' | 'endOldest'
  /** The `error` of that refusal. Nothing about the grant is wrong then: another token has to end first. */
  readonly error: string
}

/** What a refresh does to the pair of tokens that it renews. */
export interface Refresh {
  /**
   * `rotating`: each refresh gives a new pair. `static`: a new access token, and the refresh token stays. `extending`:
   * both stay, and live longer (COROS); the answer need not hold them.
   */
  readonly kind: 'rotating' | 'static' | 'extending' | 'none'
  /**
   * How long a rotated refresh token still works; 0 means that it is used once. Where the old pair ends when the new one
   * is used, that comes first, and 0 sets no end of its own.
   */
  readonly graceSeconds: number
  /**
   * When the old pair ends. `livesOut`: the access token at its expiry, the refresh token after its grace. `endsAtOnce`:
   * both with the refresh. `endsWhenNewIsUsed`: both when the new access token is first used (Wahoo).
   */
  readonly oldPair: 'livesOut' | 'endsAtOnce' | 'endsWhenNewIsUsed'
  /** How long an extended token lives from the refresh on, where the answer does not say; as long as before unless told. */
  readonly extendsSeconds?: number
  /** The scope without which no refresh token is given, such as `offline`. */
  readonly requiresScope?: string
}

export interface Scopes {
  readonly separator: ' ' | ','
  readonly request: readonly string[]
  readonly granted: Locator
}

/** How a request carries the credentials; `{accessToken}` for OAuth. */
export interface Access {
  readonly headers: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
}
