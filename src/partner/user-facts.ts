import type { Auth } from './auth.ts'
import type { Locator, ToldOnce } from './locator.ts'

/** What a partner may tell of a user, beside the id, while the user links. */
export type UserFact = 'eventUserId' | 'userEmail' | 'timeZone'

/** Where the partner tells what it tells of a user beside the id. */
export function userFacts(auth: Auth): readonly (readonly [fact: UserFact, locator: ToldOnce])[] {
  if (auth.kind !== 'oauth2') return []
  const { eventUserId, userEmail, timeZone } = auth
  return [
    ...(eventUserId === undefined ? [] : [['eventUserId', eventUserId] as const]),
    ...(userEmail === undefined ? [] : [['userEmail', userEmail] as const]),
    ...(timeZone === undefined ? [] : [['timeZone', timeZone] as const]),
  ]
}

/** Everything that says where the partner tells a fact about a grant. */
export function grantLocators(auth: Auth): readonly Locator[] {
  if (auth.kind !== 'oauth2') return auth.kind === 'clientCredentials' ? [auth.scopes.granted] : []
  return [auth.userId, auth.scopes.granted, ...userFacts(auth).map(([, locator]) => locator)]
}
