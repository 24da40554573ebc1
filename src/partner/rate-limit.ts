/** How much a partner lets us ask, and how it says so. */
export interface RateLimit {
  /** All of them hold at once; the first that is used up refuses. */
  readonly windows: readonly RateWindow[]
  /**
   * Header fields of every answer of a data endpoint. Placeholders: `{limit}` `{remaining}` `{used}`, `{reset}` (seconds
   * left), `{resetAt}` (seconds since the Unix epoch), `{window}` (its length in seconds), `{name}`.
   */
  readonly headers: Readonly<Record<string, string>>
  /** Whether a header tells of every window, with commas between them, or of the one that has least left. */
  readonly tells: 'every' | 'tightest'
  readonly refusal: RateRefusal
}

/** So many requests in so many seconds. */
export interface RateWindow {
  readonly requests: number
  readonly seconds: number
  /** Whose requests count together. */
  readonly per: RateScope
  /** What headers call it. */
  readonly name: string
}

/**
 * `user`: one user's · `token`: one access token's · `application`: all of one application, whoever the user · `client`:
 * all that one calling address sends.
 */
export const RATE_SCOPES = ['user', 'token', 'application', 'client'] as const
export type RateScope = (typeof RATE_SCOPES)[number]

/** The answer to one request too many. */
export interface RateRefusal {
  /** Inside HTTP 200 where the envelope of the data type has a code that means it. */
  readonly status: number
  /** What `Retry-After` holds: seconds, an HTTP date (RFC 9110 §10.2.3), or nothing, since it is not there. */
  readonly retryAfter: 'seconds' | 'httpDate' | 'none'
}
