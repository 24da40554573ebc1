import type { JsonValue } from '../../kernel/json.ts'
import { idOnWire } from '../../partner/id-on-wire.ts'
import type { Locator } from '../../partner/locator.ts'
import type { Partner } from '../../partner/partner.ts'
import { type UserFact, userFacts } from '../../partner/user-facts.ts'
import type { Mock, UserIdPlace } from '../seams.ts'
import type { Grant } from './ledger.ts'
import { tokenAuth } from './token-auth.ts'

/** What the partner tells about a grant: where, and what it writes there; `undefined` where it has nothing to tell. */
export function grantFacts(
  { userId }: Pick<Grant, 'userId'>,
  scopes: readonly string[],
  place: UserIdPlace,
  mock: Mock,
): readonly (readonly [locator: Locator, value: JsonValue | undefined])[] {
  const auth = tokenAuth(mock.partner)
  const granted = [auth.scopes.granted, scopes.join(auth.scopes.separator)] as const
  if (auth.kind !== 'oauth2' || userId === undefined) return [granted]
  return [
    granted,
    [auth.userId, mock.seams.userIdOnWire(userId, place, mock)],
    ...userFacts(auth).map(([fact, locator]) => [locator, mock.seams.userFact(fact, userId, mock)] as const),
  ]
}

/** A fact about a user, as the world has it. */
export function userFact(fact: UserFact, userId: string, { world, partner }: Mock): JsonValue | undefined {
  const user = world.user(userId)
  switch (fact) {
    case 'eventUserId':
      return user?.eventId === undefined ? undefined : idOnWire(user.eventId, eventIdType(partner))
    case 'userEmail':
      return user?.email
    case 'timeZone':
      return user?.zone
  }
}

function eventIdType({ auth }: Partner): 'string' | 'integer' {
  return (auth.kind === 'oauth2' ? auth.eventUserId?.type : undefined) ?? 'string'
}
