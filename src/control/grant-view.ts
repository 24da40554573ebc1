import type { AccessToken, Grant, RefreshToken } from '../mock/oauth/ledger.ts'
import { isoTime } from './clock-view.ts'
import type { ControlledMock } from './controlled-mock.ts'

export type TokenState = 'live' | 'expired' | 'rotated' | 'revoked'

/** A token by what it is good for; the token itself is never shown. */
export interface TokenView {
  readonly state: TokenState
  readonly issuedAt: string
  /** Absent where it lives until it is revoked. */
  readonly expiresAt?: string
}

/** One user's consent, with the newest token of each kind. */
export interface GrantView {
  readonly id: string
  /** Absent where one token stands for all users. */
  readonly userId?: string
  readonly scopes: readonly string[]
  readonly createdAt: string
  readonly revokedAt?: string
  readonly state: 'active' | 'revoked'
  /** Absent until the code is exchanged. */
  readonly accessToken?: TokenView
  readonly refreshToken?: TokenView
  /** How many tokens it was given so far. */
  readonly issued: { readonly accessTokens: number; readonly refreshTokens: number }
}

export function grantViews({ mock, clock }: ControlledMock): readonly GrantView[] {
  const nowMs = clock.epochMs()
  const accessTokens = byGrant(mock.ledger.accessTokens)
  const refreshTokens = byGrant(mock.ledger.refreshTokens)
  return mock.grants.map((grant) =>
    grantView(grant, accessTokens.get(grant) ?? [], refreshTokens.get(grant) ?? [], nowMs),
  )
}

function grantView(
  grant: Grant,
  accessTokens: readonly AccessToken[],
  refreshTokens: readonly RefreshToken[],
  nowMs: number,
): GrantView {
  const access = accessTokens.at(-1)
  const refresh = refreshTokens.at(-1)
  return {
    id: grant.id,
    ...(grant.userId !== undefined && { userId: grant.userId }),
    scopes: grant.scopes,
    createdAt: isoTime(grant.createdAtMs),
    ...(grant.revokedAtMs !== undefined && { revokedAt: isoTime(grant.revokedAtMs) }),
    state: grant.revokedAtMs === undefined ? 'active' : 'revoked',
    ...(access !== undefined && { accessToken: tokenView(access, nowMs) }),
    ...(refresh !== undefined && { refreshToken: tokenView(refresh, nowMs) }),
    issued: { accessTokens: accessTokens.length, refreshTokens: refreshTokens.length },
  }
}

function tokenView(token: AccessToken | RefreshToken, nowMs: number): TokenView {
  const { issuedAtMs, expiresAtMs } = token
  return {
    state: stateOf(token, nowMs),
    issuedAt: isoTime(issuedAtMs),
    ...(expiresAtMs !== undefined && { expiresAt: isoTime(expiresAtMs) }),
  }
}

function stateOf(token: AccessToken | RefreshToken, nowMs: number): TokenState {
  if (token.revokedAtMs !== undefined) return 'revoked'
  if ('rotatedAtMs' in token && token.rotatedAtMs !== undefined) return 'rotated'
  return token.expiresAtMs !== undefined && nowMs >= token.expiresAtMs ? 'expired' : 'live'
}

function byGrant<Token extends { readonly grant: Grant }>(
  tokens: readonly Token[],
): ReadonlyMap<Grant, readonly Token[]> {
  return Map.groupBy(tokens, ({ grant }) => grant)
}
