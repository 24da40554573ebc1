import type { TokenReading } from '../client/read-token-response.ts'
import { resolvePointer } from '../kernel/pointer.ts'
import type { Partner } from '../partner/partner.ts'

/** What a token response says of the end of its refresh token. Nothing lives for 0 s: that is how `never` is written. */
export function refreshTokenEnd(
  { tokens, content }: TokenReading & { readonly kind: 'success' },
  { auth }: Partner,
): 'undeclared' | 'told' | 'never' | 'untold' {
  const at = auth.kind === 'oauth2' ? auth.tokenResponse.refreshTokenExpiresIn : undefined
  if (at === undefined) return 'undeclared'
  if (tokens.refreshExpiresAtMs !== undefined) return 'told'
  return [0, '0'].some((never) => resolvePointer(content, at) === never) ? 'never' : 'untold'
}
