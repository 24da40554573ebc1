import type { Exchange } from '../http/exchange.ts'
import type { ClientCredentialsAuth, OAuth2Auth } from '../partner/auth.ts'
import { readTokenResponse, type TokenReading } from './read-token-response.ts'
import type { Tokens } from './tokens.ts'

/**
 * Reads the answer to a refresh. A partner that extends tokens need not repeat them: COROS answers with a code that says
 * success, and nothing else.
 *
 * @param held - the tokens that were renewed.
 */
export function readRefreshResponse(
  auth: OAuth2Auth | ClientCredentialsAuth,
  exchange: Exchange,
  held: Tokens,
): TokenReading {
  if (auth.kind !== 'oauth2' || auth.refresh.kind !== 'extending')
    return readTokenResponse(auth.tokenResponse, exchange)
  return readTokenResponse(auth.tokenResponse, exchange, {
    held,
    lifeMs: extensionMs(auth.refresh.extendsSeconds, held),
  })
}

/** Where nobody says how long, as long as before. */
function extensionMs(
  extendsSeconds: number | undefined,
  { expiresAtMs, obtainedAtMs }: Tokens,
): number | undefined {
  if (extendsSeconds !== undefined) return extendsSeconds * 1000
  return expiresAtMs === undefined ? undefined : expiresAtMs - obtainedAtMs
}
