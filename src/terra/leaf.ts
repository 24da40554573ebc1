/** What a leaf of a model may hold: the kind's name in the notation, and its type in TypeScript. */
export interface LeafValues {
  readonly text: string
  /** A text that is not empty. */
  readonly identifier: string
  readonly flag: boolean
  /** ISO 8601 date and time; without an offset it is the user's local time. */
  readonly timestamp: string
  /** ISO 8601 date, or date and time. */
  readonly date: string
  /** Any number, negative ones included. */
  readonly number: number
  /** A number that cannot be negative: a mass, a speed, a rate. */
  readonly amount: number
  /** A duration; not negative. */
  readonly seconds: number
  readonly integer: number
  /** An integer that cannot be negative. */
  readonly count: number
  /** 0 to 100, never a fraction of one. */
  readonly percentage: number
  /** Hour of the day, 0 to 23. */
  readonly hour: number
  /** Latitude and longitude in degrees, in this order. */
  readonly coordinates: readonly [number, number]
  /** Name of a contributing factor to its weight; Terra's own scores. */
  readonly contributions: { readonly [factor: string]: number }
}

export type LeafKind = keyof LeafValues

/** The part of JSON Schema that leaves need. */
export interface LeafSchema {
  readonly type: 'string' | 'boolean' | 'number' | 'integer' | 'array' | 'object'
  readonly minimum?: number
  readonly maximum?: number
  readonly [keyword: string]: unknown
}

/**
 * A day that is on the calendar, but for 29 February of a common year, which a pattern cannot know: the invariant
 * `time/days-exist` does.
 */
const DAY =
  '\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|02-(?:0[1-9]|[12]\\d))'
const TIME = 'T(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d{1,9})?'
const OFFSET = '(?:Z|[+-](?:0\\d|1[0-4]):[0-5]\\d)?'

/**
 * The schema of each kind. Times are patterns, not `format: date-time`: that format demands the offset which Terra
 * leaves out where a provider gives none, and costs ajv more than ten times as much on a night of 500 samples.
 */
export const LEAVES: Readonly<Record<LeafKind, LeafSchema>> = {
  text: { type: 'string' },
  identifier: { type: 'string', minLength: 1 },
  flag: { type: 'boolean' },
  timestamp: { type: 'string', pattern: `^${DAY}${TIME}${OFFSET}$` },
  date: { type: 'string', pattern: `^${DAY}(?:${TIME}${OFFSET})?$` },
  number: { type: 'number' },
  amount: { type: 'number', minimum: 0 },
  seconds: { type: 'number', minimum: 0 },
  integer: { type: 'integer' },
  count: { type: 'integer', minimum: 0 },
  percentage: { type: 'number', minimum: 0, maximum: 100 },
  hour: { type: 'integer', minimum: 0, maximum: 23 },
  coordinates: {
    type: 'array',
    prefixItems: [{ type: 'number' }, { type: 'number' }],
    minItems: 2,
    maxItems: 2,
  },
  contributions: { type: 'object', additionalProperties: { type: 'number' } },
}
