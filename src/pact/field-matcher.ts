import type { JsonValue } from '../kernel/json.ts'
import { listedValues, type SchemaPlace, typesOf } from '../mapping/schema-place.ts'
import { isoDate, type RecordTimeFormat, type TimeFormat } from '../partner/time-format.ts'
import { anyInteger, anyNumber, type Expected, likeType, literally, matching } from './matcher.ts'

const DATE = '\\d{4}-\\d{2}-\\d{2}'
const CLOCK = '[Tt ]\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?'
const OFFSET = '([Zz]|[+-]\\d{2}:?\\d{2})'

/** Formats of text that are told apart by looking; those of the epoch are numbers. */
const TIME_PATTERNS: Readonly<Record<TimeFormat, string>> = {
  date: `^${DATE}$`,
  basicDate: '^\\d{8}$',
  dateTime: `^${DATE}${CLOCK}${OFFSET}$`,
  localDateTime: `^${DATE}${CLOCK}$`,
  epochSeconds: '^-?\\d+(\\.\\d+)?$',
  epochMilliseconds: '^-?\\d+$',
}

const TIME_EXAMPLES: Readonly<Record<TimeFormat, JsonValue>> = {
  date: '2026-01-15',
  basicDate: '20260115',
  dateTime: '2026-01-15T07:30:00+01:00',
  localDateTime: '2026-01-15T07:30:00',
  epochSeconds: 1768458600,
  epochMilliseconds: 1768458600000,
}

/** A time as the descriptor says that it is written. */
export function timeMatcher(
  format: RecordTimeFormat,
  place: SchemaPlace | undefined,
  example: JsonValue | undefined,
): Expected {
  if (format === 'dateObject') return dateMatcher(example)
  const value = example ?? TIME_EXAMPLES[format]
  const isPlainInteger = typeof value === 'number' && place !== undefined && typesOf(place)[0] === 'integer'
  if (isPlainInteger && format.startsWith('epoch')) return anyInteger(value)
  return matching(value, TIME_PATTERNS[format])
}

function dateMatcher(example: JsonValue | undefined): Expected {
  const [year = 2026, month = 1, day = 15] = isoDate(example)?.split('-').map(Number) ?? []
  return { year: anyInteger(year), month: anyInteger(month), day: anyInteger(day) }
}

/**
 * What may stand in a field, as far as a reader needs to know: its type, one of the words that the schema lists, a time
 * that can be read.
 *
 * @param example - of the descriptor; made up where the descriptor has none.
 */
export function fieldMatcher(place: SchemaPlace | undefined, example: JsonValue | undefined): Expected {
  if (place === undefined) return likeType(example ?? 'text')
  const listed = listedValues(place).filter((value) => value !== null)
  const isText = listed.length > 0 && listed.every((value) => typeof value === 'string')
  if (isText) {
    const value = typeof example === 'string' ? example : (listed[0] as string)
    return matching(value, `^(${listed.map((word) => literally(String(word))).join('|')})$`)
  }
  const types = typesOf(place).filter((type) => type !== 'null')
  const numeric = types.every((type) => type === 'integer' || type === 'number')
  if (types.length > 0 && numeric) {
    const isWhole = types.every((type) => type === 'integer')
    const value = example ?? sampleOf(place, types[0])
    return isWhole ? anyInteger(value) : anyNumber(value)
  }
  return textMatcher(place, example ?? sampleOf(place, types[0]))
}

function textMatcher({ schema }: SchemaPlace, value: JsonValue): Expected {
  if (typeof value !== 'string') return likeType(value)
  if (schema.format === 'date-time') return matching(value, TIME_PATTERNS.dateTime)
  if (schema.format === 'date') return matching(value, TIME_PATTERNS.date)
  return likeType(value)
}

function sampleOf({ schema }: SchemaPlace, type: string | undefined): JsonValue {
  const listed = Array.isArray(schema.enum) ? schema.enum.find((value) => value !== null) : undefined
  if (listed !== undefined) return listed as JsonValue
  switch (type) {
    case 'integer':
      return typeof schema.minimum === 'number' ? Math.ceil(schema.minimum) : 1
    case 'number':
      return typeof schema.minimum === 'number' ? schema.minimum : 1
    case 'boolean':
      return true
    case 'array':
      return []
    case 'object':
      return {}
    default:
      if (schema.format === 'date-time') return TIME_EXAMPLES.dateTime
      return schema.format === 'date' ? TIME_EXAMPLES.date : 'text'
  }
}
