import type { Tokens } from '../client/tokens.ts'
import type { Partner } from '../partner/partner.ts'

/** One user's consent and what it gave us. Held in memory; never part of a report. */
export interface Grant {
  readonly tokens: Tokens
  /** The token response below its root. */
  readonly content: unknown
  /** As text, whichever JSON type it has; absent where only the data tell. */
  readonly userId?: string
  readonly scopes?: readonly string[]
  /** Where `auth.eventUserId` tells it: by what events call the user. As text. */
  readonly eventUserId?: string
  /** Where `auth.userEmail` tells it. */
  readonly userEmail?: string
  /** IANA, where `auth.timeZone` tells it. */
  readonly timeZone?: string
}

/** By what an event about the grant's user has to call that user; `undefined` where the partner has not told. */
export function idInEvents(
  { userId, eventUserId }: Grant,
  { auth }: Pick<Partner, 'auth'>,
): string | undefined {
  return auth.kind === 'oauth2' && auth.eventUserId !== undefined ? eventUserId : userId
}
