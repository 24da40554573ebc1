import { graceOf } from '../../partner/refresh-grace.ts'
import { type Problem, problem } from '../problem.ts'
import type { Mock, TokenIssue } from '../seams.ts'
import type { Code, RefreshToken } from './ledger.ts'
import { readScopes, type TokenRequest } from './oauth-request.ts'
import { oauth2 } from './token-auth.ts'

/** An authorization code against tokens (RFC 6749 §4.1.3). A code that came before costs its grant. */
export function redeemCode(request: TokenRequest, mock: Mock): TokenIssue | Problem {
  const code = mock.ledger.code(request.parameters.get('code') ?? '')
  const problems = mock.seams.codeProblems(code, request, mock)
  if (code !== undefined && problems.some(({ about }) => about === 'used'))
    mock.seams.codeReplayed(code, mock)
  const [first] = problems
  if (first !== undefined || code === undefined) return first ?? UNKNOWN_CODE
  code.redeemedAtMs ??= mock.clock.epochMs()
  return { reason: 'code', grant: code.grant, scopes: code.grant.scopes }
}

/** A refresh token against tokens (RFC 6749 §6). One that was rotated away costs its grant (RFC 9700 §4.14.2). */
export function redeemRefreshToken(request: TokenRequest, mock: Mock): TokenIssue | Problem {
  const previous = mock.ledger.refreshToken(request.parameters.get('refresh_token') ?? '')
  const problems = mock.seams.refreshProblems(previous, request, mock)
  if (previous !== undefined && problems.some(({ about }) => about === 'rotated'))
    mock.seams.refreshTokenReused(previous, mock)
  const [first] = problems
  if (first !== undefined || previous === undefined) return first ?? UNKNOWN_REFRESH_TOKEN
  return { reason: 'refresh', grant: previous.grant, scopes: narrowed(previous, request, mock), previous }
}

/** RFC 6749 §4.1.2 and §4.1.3, RFC 7636 §4.6, RFC 9700 §4.8.2 (a verifier without a challenge). */
export function codeProblems(code: Code | undefined, request: TokenRequest, mock: Mock): readonly Problem[] {
  const { parameters } = request
  if (!parameters.get('code'))
    return [problem('missing', 'invalid_request', 'The parameter code is missing.')]
  if (code === undefined) return [UNKNOWN_CODE]
  const problems: Problem[] = []
  const refuse = (about: string, description: string) =>
    problems.push(problem(about, 'invalid_grant', description))
  if (code.redeemedAtMs !== undefined) refuse('used', 'The code was redeemed before.')
  if (mock.clock.epochMs() >= code.expiresAtMs) refuse('expired', 'The code has expired.')
  if (isOtherClient(code, request)) refuse('client', 'The code was issued to another client.')
  if (!isSameRedirectUri(code, parameters.get('redirect_uri'), mock))
    refuse('redirect_uri', 'The redirect_uri is not that of the authorization request.')
  problems.push(...verifierProblems(code, request, mock))
  if (code.grant.revokedAtMs !== undefined) refuse('revoked', 'The grant was revoked.')
  return problems
}

/** RFC 6749 §6, RFC 9700 §4.14.2. */
export function refreshProblems(
  token: RefreshToken | undefined,
  request: TokenRequest,
  mock: Mock,
): readonly Problem[] {
  if (!request.parameters.get('refresh_token'))
    return [problem('missing', 'invalid_request', 'The parameter refresh_token is missing.')]
  if (token === undefined) return [UNKNOWN_REFRESH_TOKEN]
  const nowMs = mock.clock.epochMs()
  const graceSeconds = graceOf(oauth2(mock.partner).refresh)
  const problems: Problem[] = []
  const refuse = (about: string, description: string) =>
    problems.push(problem(about, 'invalid_grant', description))
  if (isOtherClient(token, request)) refuse('client', 'The refresh token was issued to another client.')
  if (token.rotatedAtMs !== undefined && nowMs >= token.rotatedAtMs + graceSeconds * 1000)
    refuse('rotated', 'The refresh token was replaced by a newer one.')
  if (token.revokedAtMs !== undefined) refuse('revoked', 'The refresh token was revoked.')
  if (token.expiresAtMs !== undefined && nowMs >= token.expiresAtMs)
    refuse('expired', 'The refresh token has expired.')
  const wider = askedScopes(request, mock).filter((scope) => !token.grant.scopes.includes(scope))
  if (wider.length > 0) problems.push(problem('scope', 'invalid_scope', 'The scope is wider than the grant.'))
  return problems
}

/** The grant of a stolen code or refresh token dies, and all that it gave. */
export function revokeFamily({ grant }: Code | RefreshToken, mock: Mock): void {
  mock.ledger.revokeGrant(grant, mock.clock.epochMs())
}

function isOtherClient({ grant }: Code | RefreshToken, { clientIds }: TokenRequest): boolean {
  return clientIds.some((id) => id !== grant.clientId)
}

function isSameRedirectUri(code: Code, given: string | null, mock: Mock): boolean {
  if (code.redirectUri !== undefined) return given === code.redirectUri
  return given === null || mock.redirectUris.includes(given)
}

function verifierProblems(code: Code, request: TokenRequest, mock: Mock): readonly Problem[] {
  const { verifiedChallenge, parameters } = request
  if (oauth2(mock.partner).pkce === 'none') return []
  const refuse = (description: string) => [problem('code_verifier', 'invalid_grant', description)]
  if (code.challenge === undefined)
    return verifiedChallenge === undefined
      ? []
      : refuse('There was no code_challenge for this code_verifier.')
  if (verifiedChallenge === undefined) return refuse('The parameter code_verifier is missing.')
  const isWellFormed = /^[A-Za-z0-9._~-]{43,128}$/.test(parameters.get('code_verifier') ?? '')
  return isWellFormed && verifiedChallenge === code.challenge
    ? []
    : refuse('The code_verifier does not belong to the code_challenge.')
}

function narrowed(token: RefreshToken, request: TokenRequest, mock: Mock): readonly string[] {
  const asked = askedScopes(request, mock)
  return asked.length === 0 ? token.grant.scopes : asked
}

function askedScopes(request: TokenRequest, mock: Mock): readonly string[] {
  return readScopes(request.parameters.get('scope') ?? '', oauth2(mock.partner).scopes.separator)
}

const UNKNOWN_CODE = problem('unknown', 'invalid_grant', 'The code is unknown.')
const UNKNOWN_REFRESH_TOKEN = problem('unknown', 'invalid_grant', 'The refresh token is unknown.')
