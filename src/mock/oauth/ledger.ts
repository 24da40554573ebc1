/** One user's consent. Its members are read-only for everybody but the ledger. */
export interface Grant {
  /** Counts from 1: `grant-1`. */
  readonly id: string
  /** Absent where one token stands for all users (RFC 6749 §4.4). */
  readonly userId?: string
  readonly clientId: string
  readonly scopes: readonly string[]
  readonly createdAtMs: number
  revokedAtMs?: number
}

export interface Code {
  readonly code: string
  readonly grant: Grant
  /** As the authorization request gave it; absent where it gave none. */
  readonly redirectUri?: string
  /** RFC 7636, method S256. */
  readonly challenge?: string
  readonly expiresAtMs: number
  redeemedAtMs?: number
}

export interface RefreshToken {
  readonly token: string
  readonly grant: Grant
  readonly issuedAtMs: number
  /** Absent where it lives until it is revoked. */
  expiresAtMs?: number
  /** When the token that replaces it was issued, the first time. */
  rotatedAtMs?: number
  revokedAtMs?: number
}

export interface AccessToken {
  readonly token: string
  readonly grant: Grant
  readonly scopes: readonly string[]
  /** The refresh token that was issued together with it. */
  readonly refresh?: RefreshToken
  /** The refresh token that it was got with. */
  readonly previous?: RefreshToken
  /** Or when its life was last extended. */
  issuedAtMs: number
  expiresAtMs: number
  revokedAtMs?: number
}

/**
 * Who was given what. It stores and finds; what a token is good for is decided by the seams, so that a fault can
 * decide otherwise.
 */
export interface Ledger {
  readonly grants: readonly Grant[]
  readonly accessTokens: readonly AccessToken[]
  readonly refreshTokens: readonly RefreshToken[]
  openGrant(grant: Omit<Grant, 'id' | 'revokedAtMs'>): Grant
  addCode(code: Code): Code
  addAccessToken(token: AccessToken): AccessToken
  addRefreshToken(token: RefreshToken): RefreshToken
  /** All that a grant has given, the oldest first. */
  accessTokensOf(grant: Grant): readonly AccessToken[]
  code(code: string): Code | undefined
  accessToken(token: string): AccessToken | undefined
  refreshToken(token: string): RefreshToken | undefined
  /** Every token and every code of the grant dies; what was revoked before keeps its date. */
  revokeGrant(grant: Grant, atMs: number): void
  /** Tokens of the grant live no longer than until then; those that expired before keep their date. */
  expireTokens(grant: Grant, kind: 'access' | 'refresh', atMs: number): void
  /** The next number of a series, from 1: what makes ids and tokens unique and repeatable. */
  next(series: string): number
}

export function createLedger(): Ledger {
  const grants: Grant[] = []
  const codes = new Map<string, Code>()
  const accessTokens = new Map<string, AccessToken>()
  const refreshTokens = new Map<string, RefreshToken>()
  const family = new Map<Grant, (AccessToken | RefreshToken)[]>()
  const next = createNumbers()
  return {
    grants,
    get accessTokens() {
      return [...accessTokens.values()]
    },
    get refreshTokens() {
      return [...refreshTokens.values()]
    },
    openGrant: (grant) => {
      const opened: Grant = { id: `grant-${next('grant')}`, ...grant }
      grants.push(opened)
      family.set(opened, [])
      return opened
    },
    addCode: (code) => put(codes, code.code, code),
    addAccessToken: (token) => {
      family.get(token.grant)?.push(token)
      return put(accessTokens, token.token, token)
    },
    addRefreshToken: (token) => {
      family.get(token.grant)?.push(token)
      return put(refreshTokens, token.token, token)
    },
    accessTokensOf: (grant) => (family.get(grant) ?? []).filter((token) => 'scopes' in token),
    code: (code) => codes.get(code),
    accessToken: (token) => accessTokens.get(token),
    refreshToken: (token) => refreshTokens.get(token),
    revokeGrant: (grant, atMs) => {
      grant.revokedAtMs ??= atMs
      for (const token of family.get(grant) ?? []) token.revokedAtMs ??= atMs
    },
    expireTokens: (grant, kind, atMs) => {
      for (const token of (kind === 'access' ? accessTokens : refreshTokens).values())
        if (token.grant === grant) token.expiresAtMs = Math.min(atMs, token.expiresAtMs ?? atMs)
    },
    next,
  }
}

function createNumbers(): (series: string) => number {
  const last = new Map<string, number>()
  return (series) => {
    const number = (last.get(series) ?? 0) + 1
    last.set(series, number)
    return number
  }
}

function put<T>(map: Map<string, T>, key: string, value: T): T {
  map.set(key, value)
  return value
}
