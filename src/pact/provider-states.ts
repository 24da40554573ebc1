import type { JsonValue } from '../kernel/json.ts'
import type { DataType } from '../partner/data.ts'

/**
 * What must be so at the provider before an interaction can be verified. This file is the whole list: what each state
 * means, its parameters, and the values that its handler returns for the request.
 */
export type ProviderState =
  | {
      readonly name: typeof STATE.consents
      readonly params: Record<string, never>
    }
  | {
      readonly name: typeof STATE.consented
      readonly params: {
        readonly redirectUri: string
        readonly scopes: readonly string[]
        readonly codeChallenge?: string
      }
    }
  | {
      readonly name:
        | typeof STATE.linked
        | typeof STATE.spendable
        | typeof STATE.registrable
        | typeof STATE.withdrawn
      readonly params: Record<string, never>
    }
  | {
      readonly name:
        | typeof STATE.records
        | typeof STATE.manyRecords
        | typeof STATE.noRecords
        | typeof STATE.askedBefore
        | typeof STATE.limited
        | typeof STATE.tokenInvalid
      readonly params: { readonly type: DataType }
    }
  | {
      readonly name: typeof STATE.recordField
      readonly params: { readonly type: DataType; readonly field: string }
    }
  | {
      readonly name: typeof STATE.event
      readonly params: { readonly event: string; readonly field?: string }
    }

/** The names of the states. */
export const STATE = {
  consents: 'a user consents without being asked',
  consented: 'a user has consented',
  linked: 'a user is linked',
  spendable: 'a user is linked for this once',
  registrable: 'an endpoint may be registered',
  withdrawn: 'a user has withdrawn',
  tokenInvalid: 'an access token is not valid',
  records: 'a user has records',
  manyRecords: 'a user has more records than one page holds',
  noRecords: 'a user has no records',
  recordField: 'a user has a record with a field',
  askedBefore: 'the records have been asked for before',
  limited: 'too many requests have been made',
  event: 'an event is due',
} as const

export type StateName = (typeof STATE)[keyof typeof STATE]

/** One state for people who write its handler. */
export interface StateDescription {
  readonly about: string
  readonly params: Readonly<Record<string, string>>
  /** What the handler returns, as far as the partner has it; the request takes what it needs of it. */
  readonly returns: Readonly<Record<string, string>>
}

const CLIENT: Readonly<Record<string, string>> = {
  clientId: 'our id at the partner',
  clientSecret: 'our secret at the partner',
  basicCredentials: 'base64 of both with a colon between, each form-encoded first',
}

const GRANT: Readonly<Record<string, string>> = {
  ...CLIENT,
  accessToken: 'a valid access token of the user, with every scope that we ask for',
  refreshToken: 'the refresh token beside it',
  userId: "the partner's id of the user",
  userEmail: "the user's email address, for a partner whose requests name users by it",
}

const RANGE: Readonly<Record<string, string>> = {
  ...GRANT,
  from: 'where a range starts, in the format of the request',
  to: 'where it ends',
  day: 'its first day, for a partner that takes one day at a time',
  since: 'the same as from',
  days: 'how many days back it starts, for a partner that counts them',
  recordId: "the partner's id of one of the records, for a partner with requests for one record",
}

/** Every state, described. */
export const PROVIDER_STATES: Readonly<Record<StateName, StateDescription>> = {
  [STATE.consents]: {
    about: 'The authorization endpoint consents for a test user and redirects at once.',
    params: {},
    returns: CLIENT,
  },
  [STATE.consented]: {
    about: 'A user has just consented; the code has not been used.',
    params: {
      redirectUri: 'of the authorization request',
      scopes: 'that were asked for, a list',
      codeChallenge: 'of the authorization request, method S256; absent without PKCE',
    },
    returns: { ...CLIENT, code: 'the authorization code' },
  },
  [STATE.linked]: {
    about: 'A user has consented, and we hold valid tokens.',
    params: {},
    returns: GRANT,
  },
  [STATE.spendable]: {
    about: 'As before, and nobody needs the grant afterwards: the request uses it up.',
    params: {},
    returns: GRANT,
  },
  [STATE.registrable]: {
    about: 'A user is linked, and an endpoint for webhooks may be registered, which nobody calls.',
    params: {},
    returns: GRANT,
  },
  [STATE.withdrawn]: {
    about: 'A user has consented and then withdrawn: the refresh token is dead.',
    params: {},
    returns: { ...CLIENT, refreshToken: 'the dead refresh token' },
  },
  [STATE.tokenInvalid]: {
    about: 'The access token has expired, was revoked, or was never issued; other credentials are wrong.',
    params: { type: "Terra's data type" },
    returns: { ...RANGE, accessToken: 'the token that is not valid' },
  },
  [STATE.records]: {
    about: 'A linked user has at least one record of the type in the range.',
    params: { type: "Terra's data type: sleep, activity, daily, …" },
    returns: RANGE,
  },
  [STATE.manyRecords]: {
    about: 'A linked user has more records of the type in the range than one page holds.',
    params: { type: "Terra's data type" },
    returns: {
      ...RANGE,
      cursor: 'the cursor of the second page, for a partner with cursors',
      offset: 'the offset of the second page, for a partner with offsets',
      nextPage: 'path and query of the second page, for a partner that tells its URL',
    },
  },
  [STATE.noRecords]: {
    about: 'A linked user has no record of the type in the range.',
    params: { type: "Terra's data type" },
    returns: RANGE,
  },
  [STATE.recordField]: {
    about:
      'A linked user has, in the range and on the first page, a record in which an optional field stands.',
    params: {
      type: "Terra's data type",
      field: 'JSON Pointer from the record; * stands for an item of a list, which then is not empty',
    },
    returns: RANGE,
  },
  [STATE.askedBefore]: {
    about: 'The same range has been asked for already, of a partner who sends what is asked for later.',
    params: { type: "Terra's data type" },
    returns: RANGE,
  },
  [STATE.limited]: {
    about: 'The next request for this type of data is one too many.',
    params: { type: "Terra's data type" },
    returns: RANGE,
  },
  [STATE.event]: {
    about: 'Something has happened to a linked user that a webhook tells of.',
    params: {
      event: 'its name in the descriptor',
      field: 'an optional field that stands in one of its records; absent where none is asked for',
    },
    returns: {},
  },
}

/** Two states are one when they have the same key. */
export function stateKey(state: { readonly name: string; readonly params: object }): string {
  return JSON.stringify([state.name, Object.entries(state.params).sort(([a], [b]) => (a < b ? -1 : 1))])
}

/** What became of an attempt to bring a provider into a state. */
export type StateOutcome =
  | { readonly set: true; readonly values: Readonly<Record<string, JsonValue>> }
  | { readonly set: false; readonly reason: string }

/** Brings a provider into a state. */
export type SetState = (state: ProviderState) => Promise<StateOutcome>
