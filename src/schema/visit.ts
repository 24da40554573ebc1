import type { JsonValue } from '../kernel/json.ts'
import type { SchemaObject } from './keywords.ts'
import type { Located } from './located.ts'
import type { JsonSchema } from './validator.ts'

/** Where a value stands inside the whole: property names and array indices. */
export type Keys = readonly (string | number)[]

/** Which parts of an array or an object the keywords met so far have looked at. */
export interface Seen {
  readonly names: Set<string>
  readonly items: Set<number>
}

/** Somebody who watches a judgement. With one, it does not stop at the first failure. */
export interface Observer {
  /** A schema is about to judge a value. */
  applies?(at: Located, value: JsonValue, keys: Keys): void
  fails?(at: Located, keyword: string, keys: Keys): void
  /** An alternative of a choice holds: `anyOf` 2, `then`, `else`. Asking for it also shows what happens inside. */
  holds?(at: Located, keyword: string, index: number): void
}

/** What the rules of one value need to go on with another one. */
export interface Visit {
  readonly at: Located
  readonly schema: SchemaObject
  readonly keys: Keys
  readonly seen: Seen
  /** Judge another value, or this one, as part of this schema. */
  judge(schema: JsonSchema, value: JsonValue, keys: Keys, seen?: Seen): boolean
  /** Judge without being watched: whether it holds is all that matters. */
  holds(schema: JsonSchema, value: JsonValue, seen?: Seen): boolean
  fail(keyword: string): false
}

/** Decides whether a value satisfies a located schema: the words of the specification, one keyword after the other. */
export type Judge = (at: Located, value: JsonValue, observer?: Observer) => boolean
