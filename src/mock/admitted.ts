import type { AccessToken } from './oauth/ledger.ts'

/** A request that may go on, and on whose behalf. */
export interface Admitted {
  readonly problem?: undefined
  /** Absent where the partner has no tokens. */
  readonly token?: AccessToken
  /** The user that the token or the request names. */
  readonly userId?: string
}
