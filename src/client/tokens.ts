/** What a token endpoint gave us for one grant. */
export interface Tokens {
  readonly accessToken: string
  /** Absent where the partner gives none: then the user must come back when the access token ends. */
  readonly refreshToken?: string
  /** Absent where the partner does not say: then only a 401 tells. Milliseconds since the Unix epoch. */
  readonly expiresAtMs?: number
  /** Absent where the partner does not say how long the refresh token lives. Milliseconds since the Unix epoch. */
  readonly refreshExpiresAtMs?: number
  readonly obtainedAtMs: number
}
