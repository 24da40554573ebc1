import type { AuthorizationRequest } from '../../client/authorization-request.ts'
import type { Consent } from '../../client/follow-consent.ts'
import type { Located } from '../../client/locate.ts'
import type { TokenReading } from '../../client/read-token-response.ts'
import type { Exchange } from '../../http/exchange.ts'
import type { Grant } from '../grant.ts'

/** One walk through the consent, from the authorization request to the redirect back to us. */
export interface AuthorizationEvidence {
  readonly request: AuthorizationRequest
  readonly consent: Consent
  /** The parameters of the redirect back to us; absent when the redirect URI was never reached. */
  readonly redirect?: URLSearchParams
}

/** The code exchanged for tokens. */
export interface TokenExchangeEvidence {
  readonly exchange: Exchange
  readonly reading: TokenReading
}

/** A connected user: what every later probe stands on. */
export interface ConnectionEvidence {
  readonly grant: Grant
  readonly userId: Located
  readonly scopes: Located
  readonly token: Exchange
}
