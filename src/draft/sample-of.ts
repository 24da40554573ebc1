import fc from 'fast-check'
import type { JsonObject, JsonValue } from '../kernel/json.ts'
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
