import type { TokenReading } from '../client/read-token-response.ts'
import type { Exchange } from '../http/exchange.ts'
import { resolvePointer } from '../kernel/pointer.ts'
import type { Partner } from '../partner/partner.ts'
import { finding, inapplicable, type Judgement } from './check.ts'

type Success = TokenReading & { readonly kind: 'success' }

/** What a token response says of the end of its refresh token. Nothing lives for 0 s: that is how `never` is written. */
export function refreshTokenEnd(
  { tokens, content }: Success,
  { auth }: Partner,
): 'undeclared' | 'told' | 'never' | 'untold' {
  const at = auth.kind === 'oauth2' ? auth.tokenResponse.refreshTokenExpiresIn : undefined
  if (at === undefined) return 'undeclared'
  if (tokens.refreshExpiresAtMs !== undefined) return 'told'
  return [0, '0'].some((never) => resolvePointer(content, at) === never) ? 'never' : 'untold'
}

/** @param what - whose end it is: `the refresh token`. */
export function judgeRefreshTokenEnd(
  reading: Success,
  partner: Partner,
  what: string,
  exchange: Exchange,
): Judgement {
  const end = refreshTokenEnd(reading, partner)
  if (end === 'undeclared') return inapplicable('the partner declares no lifetime of refresh tokens')
  return end === 'untold'
    ? finding(`there is no lifetime of ${what} where the descriptor declares one`, exchange)
    : undefined
}
