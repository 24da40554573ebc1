import type { JsonValue } from '../../../../kernel/json.ts'
import { withPointer } from '../../../../kernel/pointer.ts'
import type { Partner } from '../../../../partner/partner.ts'
import { tokenAuth } from '../../../oauth/token-auth.ts'
import type { Hooks, IssuedTokens } from '../../../seams.ts'
import { hasTokenEndpoint } from './applies.ts'

/** Why a partner cannot tell a wrong lifetime, or `undefined` where it tells one. */
export function tellsLifetime(partner: Partner): string | undefined {
  const missing = hasTokenEndpoint(partner)
  if (missing !== undefined) return missing
  return tokenAuth(partner).tokenResponse.expiresIn === undefined ? 'it declares no expires_in' : undefined
}

/** Hooks that write the lifetime of an access token otherwise than it is. */
export function lifetimeWrittenAs(write: (tokens: IssuedTokens) => JsonValue): Hooks {
  return {
    tokenBody: (honest) => (tokens, mock) => {
      const body = honest(tokens, mock)
      const { root, expiresIn } = tokenAuth(mock.partner).tokenResponse
      return expiresIn === undefined ? body : withPointer(body, `${root}${expiresIn}`, write(tokens))
    },
  }
}
