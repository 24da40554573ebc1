import type { JsonValue } from '../../kernel/json.ts'
import { withPointer } from '../../kernel/pointer.ts'
import { idOnWire } from '../../partner/id-on-wire.ts'
import type { Partner } from '../../partner/partner.ts'
import type { RequestTemplate } from '../../partner/request-template.ts'
import { grantLocators } from '../../partner/user-facts.ts'
import { admit } from '../access.ts'
import { markSuccess } from '../error-reply.ts'
import type { Call } from '../incoming.ts'
import { jsonReply, type Reply } from '../reply.ts'
import type { Mock, UserIdPlace } from '../seams.ts'
import { grantFacts } from './grant-facts.ts'
import type { Grant } from './ledger.ts'
import { oauth2 } from './token-auth.ts'

/** The calls that tell facts about a grant; two facts behind one request are one call. */
export function factCalls(partner: Partner): readonly RequestTemplate[] {
  if (partner.auth.kind !== 'oauth2') return []
  const calls = grantLocators(partner.auth).flatMap((locator) =>
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
  let body: JsonValue = {}
  for (const [locator, value] of grantFacts(grant, grant.scopes, 'call', mock))
    if (locator.from === 'call' && isSame(locator.request, template) && value !== undefined)
      body = withPointer(body, locator.at, value)
  return markSuccess(body, oauth2(mock.partner).tokenResponse)
}

export function userIdOnWire(userId: string, _place: UserIdPlace, { partner: { auth } }: Mock): JsonValue {
  return auth.kind === 'oauth2' ? idOnWire(userId, auth.userId.type) : userId
}

function isSame(a: RequestTemplate, b: RequestTemplate): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
