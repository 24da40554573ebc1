import { markSuccess } from '../error-reply.ts'
import type { Call } from '../incoming.ts'
import { type Problem, problem } from '../problem.ts'
import { jsonReply, type Reply } from '../reply.ts'
import type { Mock, TokenIssue } from '../seams.ts'
import { makeRoom } from './live-tokens.ts'
import { readTokenRequest, type TokenRequest } from './oauth-request.ts'
import { redeemCode, redeemRefreshToken } from './redeem.ts'
import { tokenAuth } from './token-auth.ts'

/** The token endpoint, and the refresh endpoint where it is another one (RFC 6749 §3.2, §4.1.3, §4.4.2, §6). */
export async function token(call: Call, mock: Mock): Promise<Reply> {
  const auth = tokenAuth(mock.partner)
  const request = await readTokenRequest(call, auth.clientAuthentication === 'query')
  const issue = tokenIssue(request, call, mock)
  if ('about' in issue) return mock.seams.errorReply(issue, auth.tokenResponse, call, mock)
  const { id, userId } = issue.grant
  Object.assign(call.subject, { grantId: id }, userId !== undefined && { userId })
  const full = makeRoom(issue, mock)
  if (full !== undefined) return mock.seams.errorReply(full, auth.tokenResponse, call, mock)
  const tokens = await mock.seams.issueTokens(issue, mock)
  return mock.seams.tokenResponse(mock.seams.tokenBody(tokens, mock), tokens, mock)
}

/** RFC 6749 §5.1: JSON that nobody stores. */
export function tokenResponse(
  body: Parameters<Mock['seams']['tokenResponse']>[0],
  _tokens: unknown,
  mock: Mock,
): Reply {
  const { tokenResponse: envelope } = tokenAuth(mock.partner)
  return jsonReply(200, markSuccess(body, envelope), { 'cache-control': 'no-store', pragma: 'no-cache' })
}

/** What may be issued, or why nothing is. From here to the ledger nothing waits, so that no code is redeemed twice. */
function tokenIssue(request: TokenRequest, call: Call, mock: Mock): TokenIssue | Problem {
  const [first] = mock.seams.clientProblems(request, mock)
  if (first !== undefined) return first
  const type = request.parameters.get('grant_type')
  const redeem = REDEEMERS[type ?? '']
  if (!type) return problem('grant_type', 'invalid_request', 'The parameter grant_type is missing.')
  if (redeem === undefined || !offered(call, mock).includes(type))
    return problem('grant_type', 'unsupported_grant_type', 'This grant_type is not supported here.')
  return redeem(request, mock)
}

const REDEEMERS: Readonly<Record<string, (request: TokenRequest, mock: Mock) => TokenIssue | Problem>> = {
  authorization_code: redeemCode,
  refresh_token: redeemRefreshToken,
  client_credentials: applicationGrant,
}

function offered({ route }: Call, mock: Mock): readonly string[] {
  const auth = tokenAuth(mock.partner)
  if (auth.kind === 'clientCredentials') return ['client_credentials']
  const renews = auth.refresh.kind === 'none' ? [] : ['refresh_token']
  if (route === 'refresh') return renews
  return ['authorization_code', ...(auth.refreshUrl === undefined ? renews : [])]
}

/** One token for all users (RFC 6749 §4.4). */
function applicationGrant(request: TokenRequest, mock: Mock): TokenIssue | Problem {
  const { scopes: declared } = tokenAuth(mock.partner)
  const asked = request.parameters.get('scope')?.split(declared.separator).filter(Boolean)
  const unknown = asked?.filter((scope) => !declared.request.includes(scope)) ?? []
  if (unknown.length > 0) return problem('scope', 'invalid_scope', 'The scope is unknown.')
  const scopes = asked ?? declared.request
  const grant = mock.ledger.openGrant({
    clientId: mock.credentials.clientId,
    scopes,
    createdAtMs: mock.clock.epochMs(),
  })
  return { reason: 'clientCredentials', grant, scopes }
}
