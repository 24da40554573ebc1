import type { RequestTemplate } from '../../partner/request-template.ts'
import { admit, userNamed } from '../access.ts'
import { credentialsShown } from '../credentials-shown.ts'
import { markSuccess } from '../error-reply.ts'
import type { Call } from '../incoming.ts'
import { type Problem, problem } from '../problem.ts'
import { emptyReply, jsonReply, type Reply } from '../reply.ts'
import type { Mock, RevocationAttempt } from '../seams.ts'
import type { Grant } from './ledger.ts'
import { oauth2 } from './token-auth.ts'

/**
 * The revocation request, read backwards. An unknown token is revoked already (RFC 7009 §2.2); but where nothing names
 * one except a bearer token in the header, that token is also what admits the request.
 */
export function answerRevocation(template: RequestTemplate, call: Call, mock: Mock): Reply {
  const { tokenResponse } = oauth2(mock.partner)
  const refuse = (refused: Problem) => mock.seams.errorReply(refused, tokenResponse, call, mock)
  const { refreshToken, accessToken } = call.values
  const userId = userNamed(call.values, undefined, mock)
  const bearer = credentialsShown(template, {}, call.incoming, mock.credentials).accessToken
  const named = [refreshToken, accessToken, bearer].filter((text) => text !== undefined)
  if (named.length === 0 && userId === undefined) return refuse(NOTHING_NAMED)
  const needs =
    refreshToken === undefined && accessToken === undefined && bearer !== undefined ? 'token' : 'application'
  const { problem: refused } = admit({ template, needs }, call, mock)
  if (refused !== undefined) return refuse(refused)
  const attempt = { ...found(named, mock), ...(userId !== undefined && { userId }) }
  const grant = (attempt.refresh ?? attempt.access)?.grant
  if (grant !== undefined)
    Object.assign(call.subject, { grantId: grant.id }, grant.userId !== undefined && { userId: grant.userId })
  mock.seams.revoke(attempt, mock)
  if (call.incoming.request.method === 'DELETE') return emptyReply(204)
  return tokenResponse.success === undefined
    ? emptyReply(200, { 'cache-control': 'no-store' })
    : jsonReply(200, markSuccess({}, tokenResponse), { 'cache-control': 'no-store' })
}

/** The whole grant dies, whichever of its tokens was named (RFC 7009 §2.1). */
export function revoke({ access, refresh, userId }: RevocationAttempt, mock: Mock): void {
  const grants = new Set<Grant>()
  for (const token of [access, refresh]) if (token !== undefined) grants.add(token.grant)
  if (userId !== undefined && grants.size === 0)
    for (const grant of mock.ledger.grants) if (grant.userId === userId) grants.add(grant)
  for (const grant of grants) mock.ledger.revokeGrant(grant, mock.clock.epochMs())
}

/** A token is looked for among both kinds: what a client calls it is a hint only (RFC 7009 §2.1). */
function found(tokens: readonly string[], mock: Mock): Pick<RevocationAttempt, 'access' | 'refresh'> {
  const access = tokens.map((text) => mock.ledger.accessToken(text)).find((token) => token !== undefined)
  const refresh = tokens.map((text) => mock.ledger.refreshToken(text)).find((token) => token !== undefined)
  return { ...(access !== undefined && { access }), ...(refresh !== undefined && { refresh }) }
}

const NOTHING_NAMED = problem('missing', 'invalid_request', 'The request names nothing to revoke.')
