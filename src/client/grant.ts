import type { Tokens } from './tokens.ts'

/** Why a grant is over. The user must link again. */
export type GrantEnd =
  /** The partner said `invalid_grant`. */
  | 'invalidGrant'
  /** The partner refused to renew again and again, over a long time, and never said why. */
  | 'refusedWithoutReason'
  /** The access token is refused, and there is no refresh token. */
  | 'notRenewable'
  /** The partner told us that the user has withdrawn. */
  | 'deauthorized'
  /** We gave it back. */
  | 'revoked'
  /** The same user has linked anew. */
  | 'replaced'

/** The tokens of one connection, and who is about to renew them. */
export interface Grant {
  readonly connectionId: string
  /** Goes up with every change; a change names the version that it saw. */
  readonly version: number
  /** Goes up with every new pair of tokens. */
  readonly generation: number
  readonly tokens: Tokens
  /** Who renews right now. Over when its holder lets go, or when it has been watched unchanged for the lease's length. */
  readonly lease?: { readonly holder: string }
  /** Written before the refresh token is sent: it may have been used already, whatever became of the answer. */
  readonly intent?: { readonly startedAtMs: number; readonly sends: number }
  /**
   * No refresh in this span: the partner asked for time, or has trouble. A clock that stands before it was set back, and
   * tells nothing about it.
   */
  readonly rest?: { readonly sinceMs: number; readonly untilMs: number }
  /** Failures in a row: decides how long to wait. */
  readonly failures: number
  /** Refusals in a row that gave no reason. */
  readonly refusals?: { readonly count: number; readonly sinceMs: number }
  /** Its end was told, and then a pair turned up after all; should it end now, that is no news. */
  readonly endTold?: boolean
  readonly ended?: { readonly reason: GrantEnd; readonly atMs: number }
  /** The data endpoints refuse even fresh tokens; reported already. */
  readonly failing?: boolean
}

/** A grant that nobody has renewed yet. */
export function freshGrant(connectionId: string, tokens: Tokens): Grant {
  return { connectionId, version: 0, generation: 1, tokens, failures: 0 }
}
