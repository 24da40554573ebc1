import { callValues } from '../client/call-values.ts'
import type { Tokens } from '../client/tokens.ts'
import { type Window, windowsOf } from '../client/windows.ts'
import type { JsonValue } from '../kernel/json.ts'
import type { TemplateValues } from '../kernel/template.ts'
import type { DataType } from '../partner/data.ts'
import { dataSource } from '../partner/partner.ts'
import type { ProviderSession } from './provider-session.ts'
import type { LiveGrant } from './session-grants.ts'

/** What a state puts into the request, by the names of the contract. */
export type StateValues = Readonly<Record<string, JsonValue>>

const DAY_MS = 86_400_000

/** Who we are, and on whose behalf we ask. */
export function grantValues(
  { partner, credentials, environment }: ProviderSession,
  grant: Partial<Tokens> & Partial<Pick<LiveGrant, 'userId' | 'userEmail'>> = {},
): StateValues {
  const [user] = environment.users
  return defined({ ...callValues(partner.auth, credentials, grant), user })
}

/** The same, with tokens and constant credentials that are good for nothing. */
export function invalidValues(
  session: ProviderSession,
  { userId, userEmail }: Pick<LiveGrant, 'userId' | 'userEmail'>,
): StateValues {
  const constants = Object.fromEntries(
    Object.keys(session.credentials.constants).map((name) => [name, INVALID]),
  )
  const { partner, credentials } = session
  return defined(
    callValues(
      partner.auth,
      { ...credentials, constants },
      { accessToken: INVALID, refreshToken: INVALID, userId, userEmail },
    ),
  )
}

const INVALID = 'terrarium-invalid'

/** A question about time, as the request says it. */
export function windowValues({ values }: Window): StateValues {
  return defined(values)
}

/** How far back a linked user's records are looked for. */
export const DAYS = 60

/** Where records are looked for: in the last days first, since most users have some, then further back. */
export function recentWindows({ partner, clock }: ProviderSession, type: DataType): readonly Window[] {
  const nowMs = clock.epochMs()
  const source = dataSource(partner, type)
  return [4, DAYS].flatMap((days) =>
    windowsOf(source, { fromMs: nowMs - days * DAY_MS, toMs: nowMs }, nowMs).toReversed(),
  )
}

function defined(values: TemplateValues): StateValues {
  return Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, string | number] => entry[1] !== undefined),
  )
}
