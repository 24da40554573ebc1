import type { JsonValue } from '../../../../kernel/json.ts'
import { withPointer } from '../../../../kernel/pointer.ts'
import type { MaxLiveTokens } from '../../../../partner/auth.ts'
import type { Partner } from '../../../../partner/partner.ts'
import { tokenAuth } from '../../../oauth/token-auth.ts'
import type { Hooks, IssuedTokens } from '../../../seams.ts'
import { oauth2Only } from './applies.ts'

export const declaresCodeLifetime: (partner: Partner) => string | undefined = oauth2Only(
  ({ codeLifetimeSeconds }) =>
    codeLifetimeSeconds === undefined ? 'it declares no lifetime of codes' : undefined,
)

/** Hooks that let codes live for another time than declared. */
export function codesLiving(seconds: (declared: number) => number): Hooks {
  return {
    issueCode: (honest) => (grant, request, mock) => {
      const expiresAtMs = mock.clock.epochMs() + seconds(mock.lifetimes.codeSeconds) * 1000
      return mock.ledger.addCode({ ...honest(grant, request, mock), expiresAtMs })
    },
  }
}

export const tellsRefreshLifetime: (partner: Partner) => string | undefined = oauth2Only(
  ({ refresh, tokenResponse }) =>
    refresh.kind === 'none' || tokenResponse.refreshTokenExpiresIn === undefined
      ? 'it declares no lifetime of refresh tokens'
      : undefined,
)

/**
 * Hooks that write the lifetime of a refresh token otherwise than it is.
 *
 * @param where - in which answers; in all unless told.
 */
export function refreshLifetimeWrittenAs(
  written: JsonValue,
  where: (tokens: IssuedTokens) => boolean = () => true,
): Hooks {
  return {
    tokenBody: (honest) => (tokens, mock) => {
      const body = honest(tokens, mock)
      const { root, refreshTokenExpiresIn } = tokenAuth(mock.partner).tokenResponse
      return refreshTokenExpiresIn === undefined || !where(tokens)
        ? body
        : withPointer(body, `${root}${refreshTokenExpiresIn}`, written)
    },
  }
}

export const limitsLiveTokens: (partner: Partner) => string | undefined = oauth2Only(({ maxLiveTokens }) =>
  maxLiveTokens === undefined ? 'it declares no limit of live tokens' : undefined,
)

/** Hooks that keep another limit than the declared one. */
export function liveTokenLimitOf(change: (limit: MaxLiveTokens) => MaxLiveTokens | undefined): Hooks {
  return {
    liveTokenLimit: (honest) => (issue, mock) => {
      const limit = honest(issue, mock)
      return limit === undefined ? undefined : change(limit)
    },
  }
}
