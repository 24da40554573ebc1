import { readRefreshResponse } from '../client/read-refresh-response.ts'
import type { TokenReading } from '../client/read-token-response.ts'
import { refreshGrant } from '../client/token-request.ts'
import type { Tokens } from '../client/tokens.ts'
import type { Exchange } from '../http/exchange.ts'
import type { Partner } from '../partner/partner.ts'
import { askForToken, noConsent, openGrant, tokenAuthOf, whyNoTokens } from './open-grant.ts'
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

/** Tokens that can be renewed. */
export type Renewable = Tokens & { readonly refreshToken: string }

/** Use a refresh token once. */
export async function useRefreshToken(context: ProbeContext, held: Renewable): Promise<Refreshed> {
  const exchange = await askForToken(context, refreshGrant(held.refreshToken))
  return { exchange, reading: readRefreshResponse(tokenAuthOf(context), exchange, held) }
}

/** The tokens of a new grant, for a probe that may use them up. */
export async function freshTokens(context: ProbeContext): Promise<Renewable | Blocked> {
  const grant = await openGrant(context)
  return isBlocked(grant) ? grant : renewable(grant.tokens)
}

export function renewable(tokens: Tokens): Renewable | Blocked {
  const { refreshToken } = tokens
  return refreshToken === undefined
    ? blocked('auth/refresh-token-issued', 'the token response holds no refresh token')
    : { ...tokens, refreshToken }
}

/** The tokens of a refresh that has to succeed, or what fails for the same reason. */
export function tokensOf({
  reading,
}: Pick<Refreshed, 'reading'>): (TokenReading & { readonly kind: 'success' }) | Blocked {
  return reading.kind === 'success' ? reading : blocked('auth/refresh-succeeds', whyNoTokens(reading))
}
