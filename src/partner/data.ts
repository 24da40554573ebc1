import type { JsonValue } from '../kernel/json.ts'
import type { JsonSchema } from '../schema/validator.ts'
import type { Envelope } from './envelope.ts'
import type { OffsetUnit } from './offset-unit.ts'
import type { RequestTemplate } from './request-template.ts'
import type { RecordTimeFormat, TimeFormat } from './time-format.ts'
import type { Transaction } from './transaction.ts'

/** Terra's data types that a partner can offer. */
export const DATA_TYPES = [
  'sleep',
  'activity',
  'daily',
  'body',
  'nutrition',
  'menstruation',
  'athlete',
] as const
export type DataType = (typeof DATA_TYPES)[number]

/** One data type of a partner: how to ask for it, what comes back, and how it becomes Terra's model. */
export interface DataSource {
  /** Without them the partner refuses the request. */
  readonly scopes: readonly string[]
  /** Placeholders: `{from}` `{to}` `{day}` `{days}` (how many back) `{since}` `{cursor}` `{offset}` `{page}` `{limit}` `{transactionId}` `{userId}` `{userEmail}`. */
  readonly request: RequestTemplate
  readonly range: Range
  readonly paging: Paging
  /** How the answer wraps its records and reports errors inside HTTP 200. */
  readonly response: Envelope
  readonly records: Records
  /** How "no data" is said. */
  readonly empty: 'list' | '204' | '404' | 'absent'
  /** Where the request only asks for the records, and they come as events. */
  readonly deferred?: Deferred
  /** Where what is new is offered once, in transactions, and `request` lists one of them. */
  readonly transaction?: Transaction
  /** The schema of a whole answer. */
  readonly schema: JsonSchema
  /** A whole answer: the full real example that Terra's form asks for. */
  readonly example: JsonValue
  /** A tree shaped like Terra's object whose leaves are expressions over one record. */
  readonly mapping: JsonValue
  /** What the mapping makes of the example's records, in their order, as a person has approved it. */
  readonly expected?: JsonValue
}

/** A data type whose records are offered once, in transactions. */
export type TransactionSource = DataSource & { readonly transaction: Transaction }

/** A request that is answered with 202, and whose records come by webhook. */
export interface Deferred {
  /** The event that brings them, by its name. */
  readonly event: string
  /** How long after the request the last of them comes at most. */
  readonly withinSeconds: number
  /** The status of a request for what has been asked for before. */
  readonly duplicate: number
}

export interface Range {
  /** What `{from}`, `{to}`, `{since}` and `{day}` look like. */
  readonly format: TimeFormat
  readonly start: 'inclusive' | 'exclusive'
  readonly end: 'inclusive' | 'exclusive'
  /** Which records lie in a range: by their start, by any overlap, by their day, by when they were modified. */
  readonly match: 'start' | 'overlap' | 'day' | 'modified'
  /** The widest range that may be asked for at once. */
  readonly maxDays?: number
  /** How far back the partner keeps or gives data. */
  readonly lookbackDays?: number
}

/** How a long answer goes on. Its pointers start at `response.root`. */
export type Paging =
  | { readonly kind: 'none' }
  /** The answer holds the next `{cursor}` at `next`; absent, null or empty on the last page. */
  | { readonly kind: 'cursor'; readonly next: string; readonly size?: number }
  /** `{offset}` counts records; `more` points at a boolean or 0/1, `next`, where given, at the next offset. */
  | { readonly kind: 'offset'; readonly more: string; readonly next?: string; readonly size?: number }
  /** `{page}` counts from `first`; the last page is told by `more`, by `pages` (their number), or by being empty. */
  | {
      readonly kind: 'page'
      readonly first: number
      readonly size?: number
      readonly more?: string
      readonly pages?: string
    }
  /** The answer holds the URL of the next page at `next`. */
  | { readonly kind: 'nextUrl'; readonly next: string; readonly size?: number }
  /** The `Link` header with `rel="next"` (RFC 8288). */
  | { readonly kind: 'link'; readonly size?: number }

/** Pointers of a record start at the record, `at` starts at `response.root`. */
export interface Records {
  /** At an array, or at one object. */
  readonly at: string
  readonly id: string
  /** When the record's own span starts; a day's record may give only its date. */
  readonly start: string
  readonly end?: string
  readonly updated?: string
  readonly userId?: string
  /** What `start` and `end` look like, and `updated` unless `updatedTime` says otherwise. */
  readonly time: RecordTimeFormat
  /** What `updated` looks like, where it differs: the record of a day has a date and a time of modification. */
  readonly updatedTime?: RecordTimeFormat
  /**
   * In which order records come, over all pages together: by `start`, or by `updated` where ranges match that. Ties
   * are free, and without it nothing is promised. No client may rely on what is not promised.
   */
  readonly order?: 'ascending' | 'descending'
  /**
   * Where the UTC offset stands when the times do not carry one. Without it, wall clocks are those of the user's zone
   * where `auth.timeZone` tells it, and of nobody knows where otherwise.
   */
  readonly offset?: Offset
}

/** The offset of a record's clock from UTC, or what tells it. */
export interface Offset {
  readonly at: string
  readonly unit: OffsetUnit
  /** Whether some records lack it: those of a device that does not know it. */
  readonly optional?: boolean
}
