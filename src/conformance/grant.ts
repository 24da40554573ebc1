import type { Tokens } from '../client/tokens.ts'

/** One user's consent and what it gave us. Held in memory; never part of a report. */
export interface Grant {
  readonly tokens: Tokens
  /** The token response below its root. */
  readonly content: unknown
  /** As text, whichever JSON type it has; absent where only the data tell. */
  readonly userId?: string
  readonly scopes?: readonly string[]
  /** Where `auth.userEmail` tells it. */
  readonly userEmail?: string
  /** IANA, where `auth.timeZone` tells it. */
  readonly timeZone?: string
}
