import fc from 'fast-check'
import type { JsonObject, JsonValue } from '../kernel/json.ts'
import { resolvePointer, withPointer } from '../kernel/pointer.ts'
import type { Records } from '../partner/data.ts'
import { formatTime, parseTime } from '../partner/time-format.ts'
import { arbitrary } from '../schema/arbitrary.ts'
import { compileValidator } from '../schema/validator.ts'

/** A schema that can be used, and a value of it. */
export interface SchemaAndSample {
  readonly schema: JsonObject
  readonly example: JsonValue
  /** Whether the example was made up; a real one is wanted. */
  readonly isMadeUp: boolean
  /** Why the schema was replaced by one that allows everything. */
  readonly unusable?: string
}

/** The document's own example where it is valid, and else one made from the schema. */
export function withSample(schema: JsonObject, told: JsonValue | undefined): SchemaAndSample {
  try {
    const validate = compileValidator(schema)
    if (told !== undefined && validate(told).length === 0) return { schema, example: told, isMadeUp: false }
    const [example = null] = fc.sample(arbitrary(schema, { mode: 'typical' }), { numRuns: 1, seed: 1 })
    return { schema, example, isMadeUp: true }
  } catch (thrown) {
    const unusable = thrown instanceof Error ? thrown.message.split('\n')[0]! : String(thrown)
    const isGiven = told !== undefined
    return { schema: {}, example: isGiven ? told : {}, isMadeUp: !isGiven, unusable }
  }
}

/** 15 January 2026, half past ten in the evening. */
const START_MS = 1_768_516_200_000
const HOUR_MS = 3_600_000

/**
 * A made-up answer in which the times of records are times, where the schema says no more than that they are text. As
 * it was where that would not be valid.
 */
export function withTimes(schema: JsonObject, example: JsonValue, records: Records): JsonValue {
  const list = resolvePointer(example, records.at)
  const count = Array.isArray(list) ? list.length : 1
  const pointers = Array.from({ length: count }, (_, index) => {
    const at = Array.isArray(list) ? `${records.at}/${index}` : records.at
    const startMs = START_MS + index * 24 * HOUR_MS
    return [
      { at: `${at}${records.start}`, epochMs: startMs },
      ...(records.end === undefined ? [] : [{ at: `${at}${records.end}`, epochMs: startMs + 8 * HOUR_MS }]),
    ]
  })
  const isText = ({ at }: { readonly at: string }) => typeof resolvePointer(example, at) === 'string'
  const isTime = ({ at }: { readonly at: string }) =>
    parseTime(records.time, resolvePointer(example, at)) !== undefined
  const timed = pointers
    .flat()
    .filter((place) => isText(place) && !isTime(place))
    .reduce((made, { at, epochMs }) => withPointer(made, at, formatTime(records.time, epochMs)), example)
  return compileValidator(schema)(timed).length === 0 ? timed : example
}
