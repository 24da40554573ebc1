import type { JsonValue } from '../../kernel/json.ts'
import { withPointer } from '../../kernel/pointer.ts'
import type { Partner } from '../../partner/partner.ts'
import type { RequestTemplate } from '../../partner/request-template.ts'
import { admit } from '../access.ts'
import { markSuccess } from '../error-reply.ts'
import type { Call } from '../incoming.ts'
import { jsonReply, type Reply } from '../reply.ts'
import type { Mock, UserIdPlace } from '../seams.ts'
import type { Grant } from './ledger.ts'
import { oauth2 } from './token-auth.ts'

/** The calls that tell facts about a grant; two facts behind one request are one call. */
export function factCalls(partner: Partner): readonly RequestTemplate[] {
  const { auth } = partner
  if (auth.kind !== 'oauth2') return []
  const calls = [auth.userId, auth.scopes.granted].flatMap((locator) =>
    locator.from === 'call' ? [locator.request] : [],
  )
  return calls.filter((call, index) => calls.findIndex((other) => isSame(other, call)) === index)
}

export function answerUserInfo(template: RequestTemplate, call: Call, mock: Mock): Reply {
  const admitted = admit({ template, needs: 'token' }, call, mock)
  if (admitted.problem !== undefined) return mock.seams.errorReply(admitted.problem, { root: '' }, call, mock)
  const body = mock.seams.userInfo(template, admitted.token!.grant, mock)
  return jsonReply(200, body, { 'cache-control': 'no-store' })
}

export function userInfo(template: RequestTemplate, grant: Grant, mock: Mock): JsonValue {
  const { userId, scopes, tokenResponse } = oauth2(mock.partner)
  let body: JsonValue = {}
  if (userId.from === 'call' && isSame(userId.request, template))
    body = withPointer(body, userId.at, mock.seams.userIdOnWire(grant.userId!, 'call', mock))
  if (scopes.granted.from === 'call' && isSame(scopes.granted.request, template))
    body = withPointer(body, scopes.granted.at, grant.scopes.join(scopes.separator))
  return markSuccess(body, tokenResponse)
}

/** An integer where the descriptor says so; as a `bigint` when it is too large for a double. */
export function userIdOnWire(userId: string, _place: UserIdPlace, mock: Mock): JsonValue {
  const { auth } = mock.partner
  if (auth.kind !== 'oauth2' || auth.userId.type === 'string' || !/^-?\d+$/.test(userId)) return userId
  return Number.isSafeInteger(Number(userId)) ? Number(userId) : BigInt(userId)
}

function isSame(a: RequestTemplate, b: RequestTemplate): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
