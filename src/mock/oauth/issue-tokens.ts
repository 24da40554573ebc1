import type { JsonObject, JsonValue } from '../../kernel/json.ts'
import { withPointer } from '../../kernel/pointer.ts'
import type { Locator } from '../../partner/locator.ts'
import { grantLocators } from '../../partner/user-facts.ts'
import type { IssuedTokens, Mock, TokenIssue } from '../seams.ts'
import { grantFacts } from './grant-facts.ts'
import type { AccessToken, Grant, RefreshToken } from './ledger.ts'
import { tokenAuth } from './token-auth.ts'

/** Access tokens are signed JWTs (RFC 9068); refresh tokens are opaque. A partner that extends them issues none. */
export async function issueTokens(issue: TokenIssue, mock: Mock): Promise<IssuedTokens> {
  const { reason, grant, scopes, previous } = issue
  const extended = previous === undefined ? undefined : mock.seams.extendAccessToken(previous, mock)
  if (extended !== undefined)
    return { reason, grant, access: extended, refresh: previous!, others: {}, extended: true }
  const refresh =
    reason === 'clientCredentials' ? undefined : mock.seams.nextRefreshToken(grant, previous, mock)
  const issuedAtMs = mock.clock.epochMs()
  const expiresAtMs = issuedAtMs + mock.lifetimes.accessTokenSeconds * 1000
  const claims = baseClaims(grant, scopes, issuedAtMs, expiresAtMs, mock)
  const { accessToken } = tokenAuth(mock.partner).tokenResponse
  const located = mock.seams.accessTokenClaims(locatedClaims(claims, accessToken, issue, mock), grant, mock)
  const token = await mock.signer.sign(located, 'at+jwt')
  const access = mock.ledger.addAccessToken({
    token,
    grant,
    scopes,
    issuedAtMs,
    expiresAtMs,
    ...(refresh !== undefined && { refresh }),
    ...(previous !== undefined && { previous }),
    ...(grant.revokedAtMs !== undefined && { revokedAtMs: grant.revokedAtMs }),
  })
  mock.seams.endOldPair(access, 'issued', mock)
  const others = await otherTokens(claims, issue, mock)
  return { reason, grant, access, others, ...(refresh !== undefined && { refresh }) }
}

export function nextRefreshToken(
  grant: Grant,
  previous: RefreshToken | undefined,
  mock: Mock,
): RefreshToken | undefined {
  const auth = tokenAuth(mock.partner)
  if (auth.kind !== 'oauth2' || auth.refresh.kind === 'none') return undefined
  const { kind, requiresScope } = auth.refresh
  if (requiresScope !== undefined && !grant.scopes.includes(requiresScope)) return undefined
  if (kind !== 'rotating' && previous !== undefined) return previous
  const issuedAtMs = mock.clock.epochMs()
  if (previous !== undefined) previous.rotatedAtMs ??= issuedAtMs
  const { refreshTokenSeconds } = mock.lifetimes
  return mock.ledger.addRefreshToken({
    token: mock.random('refresh token', mock.ledger.next('refresh token')).text(48),
    grant,
    issuedAtMs,
    ...(refreshTokenSeconds !== undefined && { expiresAtMs: issuedAtMs + refreshTokenSeconds * 1000 }),
  })
}

/** The content of a token response, each member where the descriptor says (RFC 6749 §5.1). */
export function tokenBody(tokens: IssuedTokens, mock: Mock): JsonObject {
  const auth = tokenAuth(mock.partner)
  const { access, refresh, grant, others, extended = false } = tokens
  const { accessToken, refreshToken, expiresIn, expiresAt, root } = auth.tokenResponse
  const lifetime: Members = [
    [expiresIn, Math.round((access.expiresAtMs - access.issuedAtMs) / 1000)],
    [expiresAt, Math.floor(access.expiresAtMs / 1000)],
  ]
  const refreshLifetime: Members = [[auth.tokenResponse.refreshTokenExpiresIn, secondsLeft(refresh, access)]]
  if (extended) {
    const isDeclared = auth.kind === 'oauth2' && auth.refresh.extendsSeconds !== undefined
    return within(root, [...(isDeclared ? [] : lifetime), ...refreshLifetime])
  }
  return within(root, [
    [accessToken, access.token],
    ['/token_type', 'Bearer'],
    ...lifetime,
    ...refreshLifetime,
    [refreshToken, refresh?.token],
    ...grantFacts(grant, access.scopes, 'token', mock).map(
      ([locator, value]) => [pointerIn(locator), value] as const,
    ),
    ...Object.entries(others),
  ])
}

type Members = readonly (readonly [string | undefined, JsonValue | undefined])[]

function within(root: string, members: Members): JsonObject {
  const content = members.reduce<JsonObject>(
    (body, [at, value]) => (at === undefined || value === undefined ? body : withPointer(body, at, value)),
    {},
  )
  return root === '' ? content : withPointer<JsonObject>({}, root, content)
}

/** Of a refresh token that stays, what is left. */
function secondsLeft(refresh: RefreshToken | undefined, { issuedAtMs }: AccessToken): number | undefined {
  return refresh?.expiresAtMs === undefined
    ? undefined
    : Math.round((refresh.expiresAtMs - issuedAtMs) / 1000)
}

function baseClaims(
  grant: Grant,
  scopes: readonly string[],
  issuedAtMs: number,
  expiresAtMs: number,
  mock: Mock,
): JsonObject {
  return {
    iss: mock.issuer,
    sub: grant.userId ?? grant.clientId,
    aud: mock.issuer,
    client_id: grant.clientId,
    scope: scopes.join(' '),
    jti: mock.random('token id', mock.ledger.next('token id')).text(24),
    iat: Math.floor(issuedAtMs / 1000),
    // A token that may be extended cannot say for good when it ends.
    ...(!isExtending(mock) && { exp: Math.floor(expiresAtMs / 1000) }),
  }
}

function isExtending({ partner: { auth } }: Mock): boolean {
  return auth.kind === 'oauth2' && auth.refresh.kind === 'extending'
}

/** The claims with what the descriptor finds in the JWT at `pointer`. A JWT's library knows no 64-bit integers: as text. */
function locatedClaims(
  claims: JsonObject,
  pointer: string,
  { grant, scopes }: TokenIssue,
  mock: Mock,
): JsonObject {
  return grantFacts(grant, scopes, 'jwt', mock).reduce(
    (body, [locator, value]) =>
      locator.from === 'jwtClaim' && locator.token === pointer && value !== undefined
        ? withPointer(body, locator.at, typeof value === 'bigint' ? String(value) : value)
        : body,
    claims,
  )
}

/** JWTs that stand beside the access token because a locator points into them: an ID token. */
async function otherTokens(
  claims: JsonObject,
  issue: TokenIssue,
  mock: Mock,
): Promise<Readonly<Record<string, string>>> {
  const auth = tokenAuth(mock.partner)
  const tokens: Record<string, string> = {}
  for (const locator of grantLocators(auth)) {
    if (locator.from !== 'jwtClaim' || locator.token === auth.tokenResponse.accessToken) continue
    const located = locatedClaims({ ...claims, aud: issue.grant.clientId }, locator.token, issue, mock)
    tokens[locator.token] ??= await mock.signer.sign(located, 'JWT')
  }
  return tokens
}

function pointerIn(locator: Locator): string | undefined {
  return locator.from === 'tokenResponse' ? locator.at : undefined
}
