import type { TokenReading } from '../client/read-token-response.ts'
import { refreshGrant } from '../client/token-request.ts'
import type { Exchange } from '../http/exchange.ts'
import type { Partner } from '../partner/partner.ts'
import { askForToken, noConsent, openGrant, readTokens, whyNoTokens } from './open-grant.ts'
import { type Blocked, blocked, isBlocked, type ProbeContext } from './probe.ts'

/** Why a partner's tokens cannot be renewed, or `undefined` when they can. */
export function noRefresh({ auth }: Partner): string | undefined {
  if (auth.kind !== 'oauth2') return noConsent({ auth })
  return auth.refresh.kind === 'none' ? 'the partner declares no refresh tokens' : undefined
}

export interface Refreshed {
  readonly exchange: Exchange
  readonly reading: TokenReading
}

/** Use a refresh token once. */
export async function useRefreshToken(context: ProbeContext, refreshToken: string): Promise<Refreshed> {
  const exchange = await askForToken(context, refreshGrant(refreshToken))
  return { exchange, reading: readTokens(context, exchange) }
}

/** The refresh token of a new grant, for a probe that may use it up. */
export async function freshRefreshToken(context: ProbeContext): Promise<string | Blocked> {
  const grant = await openGrant(context)
  if (isBlocked(grant)) return grant
  const { refreshToken } = grant.tokens
  return refreshToken ?? blocked('auth/refresh-token-issued', 'the token response holds no refresh token')
}

/** The tokens of a refresh that has to succeed, or what fails for the same reason. */
export function tokensOf({
  reading,
}: Pick<Refreshed, 'reading'>): (TokenReading & { readonly kind: 'success' }) | Blocked {
  return reading.kind === 'success' ? reading : blocked('auth/refresh-succeeds', whyNoTokens(reading))
}
