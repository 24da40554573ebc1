import type { AccessToken } from '../../../oauth/ledger.ts'
import type { Hooks } from '../../../seams.ts'

/**
 * Hooks for extensions that are not what they seem.
 *
 * @param change - takes the extended token and when it would have ended; returns what the answer tells of.
 */
export function extensionsChanged(change: (token: AccessToken, firstEndMs: number) => AccessToken): Hooks {
  return {
    extendAccessToken: (honest) => (previous, mock) => {
      const before = mock.ledger.accessTokensOf(previous.grant).map((token) => ({ ...token }))
      const token = honest(previous, mock)
      const firstEndMs = before.findLast((other) => other.token === token?.token)?.expiresAtMs
      return token === undefined || firstEndMs === undefined ? token : change(token, firstEndMs)
    },
  }
}
