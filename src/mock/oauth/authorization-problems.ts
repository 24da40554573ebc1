import type { OAuth2Auth } from '../../partner/auth.ts'
import type { Partner } from '../../partner/partner.ts'
import { problem } from '../problem.ts'
import type { AuthorizationProblem, Mock } from '../seams.ts'
import type { AuthorizationRequest } from './oauth-request.ts'
import { knownScopes } from './scopes.ts'
import { oauth2 } from './token-auth.ts'

/** RFC 6749 §4.1.1 and §4.1.2.1, RFC 7636 §4.3 and §4.4.1, RFC 9700 §2.1. In the order in which they are told. */
export function authorizationProblems(
  request: AuthorizationRequest,
  mock: Mock,
): readonly AuthorizationProblem[] {
  const auth = oauth2(mock.partner)
  return [
    ...identityProblems(request, mock),
    ...parameterProblems(request),
    ...challengeProblems(request, auth.pkce),
    ...scopeProblems(request, mock.partner),
  ]
}

/** Without a known client and its own redirect URI, there is nowhere to send the answer. */
function identityProblems(request: AuthorizationRequest, mock: Mock): readonly AuthorizationProblem[] {
  const { clientId, redirectUri, repeated } = request
  const problems: AuthorizationProblem[] = []
  for (const name of ['client_id', 'redirect_uri'])
    if (repeated.includes(name)) problems.push(stay('repeated', `The parameter ${name} stands twice.`))
  if (clientId === undefined) problems.push(stay('client_id', 'The parameter client_id is missing.'))
  else if (clientId !== mock.credentials.clientId)
    problems.push(stay('client_id', 'No client with this client_id is registered.'))
  if (redirectUri !== undefined && !mock.redirectUris.includes(redirectUri))
    problems.push(stay('redirect_uri', 'This redirect_uri is not registered for the client.'))
  return problems
}

function parameterProblems(request: AuthorizationRequest): readonly AuthorizationProblem[] {
  const { responseType, repeated } = request
  const problems = repeated
    .filter((name) => name !== 'client_id' && name !== 'redirect_uri')
    .map((name) => back('repeated', 'invalid_request', `The parameter ${name} stands twice.`))
  if (responseType === undefined)
    problems.push(back('response_type', 'invalid_request', 'The parameter response_type is missing.'))
  else if (responseType !== 'code')
    problems.push(back('response_type', 'unsupported_response_type', 'Only response_type=code is supported.'))
  return problems
}

function challengeProblems(
  request: AuthorizationRequest,
  pkce: OAuth2Auth['pkce'],
): readonly AuthorizationProblem[] {
  const { codeChallenge, codeChallengeMethod } = request
  if (pkce === 'none') return []
  if (codeChallenge === undefined) {
    if (pkce === 'required')
      return [back('code_challenge', 'invalid_request', 'The parameter code_challenge is missing.')]
    return codeChallengeMethod === undefined
      ? []
      : [back('code_challenge', 'invalid_request', 'A code_challenge_method without a code_challenge.')]
  }
  if (codeChallengeMethod !== 'S256')
    return [back('code_challenge_method', 'invalid_request', 'Only code_challenge_method=S256 is supported.')]
  return /^[A-Za-z0-9_-]{43}$/.test(codeChallenge)
    ? []
    : [back('code_challenge', 'invalid_request', 'The code_challenge is not a SHA-256 in base64url.')]
}

function scopeProblems(request: AuthorizationRequest, partner: Partner): readonly AuthorizationProblem[] {
  const known = knownScopes(partner)
  const unknown = (request.scopes ?? []).filter((scope) => !known.has(scope))
  return unknown.length === 0
    ? []
    : [back('scope', 'invalid_scope', `Unknown scope: ${unknown.map(ascii).join(' ')}.`)]
}

function stay(about: string, description: string): AuthorizationProblem {
  return { ...problem(about, 'invalid_request', description), redirect: false }
}

function back(about: string, error: string, description: string): AuthorizationProblem {
  return { ...problem(about, error, description), redirect: true }
}

/** What RFC 6749 §4.1.2.1 allows in a description. */
function ascii(text: string): string {
  return text.replace(/[^\x20\x21\x23-\x5b\x5d-\x7e]/g, '?')
}
