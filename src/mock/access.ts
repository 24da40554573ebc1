import type { Access } from '../partner/auth.ts'
import type { PlaceholderValues } from '../partner/match-request.ts'
import { type RequestTemplate, requestPlaceholders } from '../partner/request-template.ts'
import type { Admitted } from './admitted.ts'
import { credentialsShown } from './credentials-shown.ts'
import type { Call } from './incoming.ts'
import type { AccessToken } from './oauth/ledger.ts'
import { type Problem, problem } from './problem.ts'
import type { AccessAttempt, Mock } from './seams.ts'

/** What a protected route needs. */
export interface Protection {
  readonly template: RequestTemplate
  /** Without them the token is not enough; none unless told. */
  readonly scopes?: readonly string[]
  /** Whose credentials admit: a user's token, or the application's own. What the template carries unless told. */
  readonly needs?: AccessAttempt['needs']
}

/** Decides on a request to a protected route, and notes in the call whom it is about. */
export function admit(
  protection: Protection,
  call: Call,
  mock: Mock,
): Admitted | { readonly problem: Problem } {
  const attempt = attemptOf(protection, call, mock)
  const { found, userId: named } = attempt
  const about = named ?? found?.grant.userId
  if (found !== undefined) call.subject.grantId = found.grant.id
  const owner = found?.grant.userId ?? about
  if (owner !== undefined) call.subject.userId = owner
  const [first] = mock.seams.accessProblems(attempt, mock)
  if (first !== undefined) return { problem: first }
  if (found !== undefined) mock.seams.endOldPair(found, 'used', mock)
  return { ...(found !== undefined && { token: found }), ...(about !== undefined && { userId: about }) }
}

function attemptOf({ template, scopes = [], needs }: Protection, call: Call, mock: Mock): AccessAttempt {
  const needed = needs ?? (requestPlaceholders(template).includes('accessToken') ? 'token' : 'application')
  const access = needed === 'token' ? (mock.partner.auth.access as Access) : undefined
  const shown = credentialsShown(template, call.values, call.incoming, mock.credentials, access)
  const { presented, constantsMatch, accessToken } = shown
  const found = accessToken === undefined ? undefined : mock.ledger.accessToken(accessToken)
  const userId = userNamed(call.values, found?.grant.userId, mock)
  return {
    call,
    needs: needed,
    presented,
    constantsMatch,
    scopes,
    ...(accessToken !== undefined && { token: accessToken }),
    ...(found !== undefined && { found }),
    ...(userId !== undefined && { userId }),
  }
}

/** Whom a request is about, by id or by email; a name that nobody has stays one. Of two people, the one that it should not be. */
export function userNamed(
  { userId, userEmail }: PlaceholderValues,
  owner: string | undefined,
  { world }: Mock,
): string | undefined {
  const byEmail = userEmail === undefined ? undefined : (world.userByEmail(userEmail)?.id ?? userEmail)
  return [userId, byEmail].filter((id) => id !== undefined).find((id) => id !== owner) ?? userId ?? byEmail
}

/** RFC 6750 §3: what is missing, false or expired is 401 with a challenge; what the token is not enough for is 403. */
export function accessProblems(attempt: AccessAttempt, mock: Mock): readonly Problem[] {
  const { needs, presented, constantsMatch, token, found } = attempt
  const { auth } = mock.partner
  const usesTokens = auth.kind === 'oauth2' || auth.kind === 'clientCredentials'
  const scheme = usesTokens ? 'Bearer' : schemeOf(auth.access)
  if (needs === 'application')
    return [...(constantsMatch ? [] : [WRONG_CLIENT]), ...userProblems(attempt, mock)]
  if (!presented) return [missing(scheme)]
  if (!constantsMatch) return [invalid('constants', 'The credentials are wrong.', scheme)]
  if (!usesTokens) return userProblems(attempt, mock)
  if (token === undefined) return [missing(scheme)]
  if (found === undefined) return [invalid('unknown', 'The access token is unknown.')]
  return [
    ...stateProblems(found, mock.clock.epochMs()),
    ...scopeProblems(attempt, found),
    ...userProblems(attempt, mock),
  ]
}

function stateProblems(token: AccessToken, nowMs: number): readonly Problem[] {
  const problems: Problem[] = []
  if (token.revokedAtMs !== undefined) problems.push(invalid('revoked', 'The access token was revoked.'))
  if (nowMs >= token.expiresAtMs) problems.push(invalid('expired', 'The access token has expired.'))
  return problems
}

function scopeProblems({ scopes }: AccessAttempt, token: AccessToken): readonly Problem[] {
  if (scopes.every((scope) => token.scopes.includes(scope))) return []
  return [
    {
      ...problem('scope', 'insufficient_scope', `This needs the scope ${scopes.join(' ')}.`, 403),
      challenge: `Bearer realm="data", error="insufficient_scope", scope="${scopes.join(' ')}"`,
    },
  ]
}

function userProblems({ userId, found }: AccessAttempt, mock: Mock): readonly Problem[] {
  if (userId === undefined) return []
  const owner = found?.grant.userId
  if (owner !== undefined && owner !== userId)
    return [problem('user', 'access_denied', 'The access token belongs to another user.', 403)]
  return mock.world.user(userId) === undefined ? [UNKNOWN_USER] : []
}

/** No error code where no credentials came at all (RFC 6750 §3.1). */
function missing(scheme: string): Problem {
  return {
    ...problem('missing', 'unauthorized', 'The request carries no credentials.', 401),
    challenge: `${scheme} realm="data"`,
  }
}

function invalid(about: string, description: string, scheme = 'Bearer'): Problem {
  const detail = scheme === 'Bearer' ? `, error="invalid_token", error_description="${description}"` : ''
  return {
    ...problem(about, 'invalid_token', description, 401),
    challenge: `${scheme} realm="data"${detail}`,
  }
}

function schemeOf(access: Access): string {
  const name = Object.entries(access.headers).find(([header]) => header.toLowerCase() === 'authorization')
  return /^([A-Za-z]+) /.exec(name?.[1] ?? '')?.[1] ?? 'ApiKey'
}

const UNKNOWN_USER = problem('unknown_user', 'not_found', 'There is no such user.', 404)

const WRONG_CLIENT: Problem = {
  ...problem('client', 'invalid_client', 'The application credentials are missing or wrong.', 401),
  challenge: 'Basic realm="application"',
}
