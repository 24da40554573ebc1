import type { SchemaPlace } from '../schema-place.ts'

/** A partner field, from the record (`root`) or from the item before an `$each` leaf (`input`). */
export interface FieldReference {
  readonly from: 'input' | 'root'
  readonly keys: readonly string[]
}

/** A value for a partner field. */
export interface Write {
  readonly field: FieldReference
  /** `undefined`: the field has no value. */
  readonly value: unknown
}

/** What the inverse may look at: the record or item that is being written over. */
export interface Draft {
  current(field: FieldReference): unknown
}

/** An expression read backwards. */
export interface Inverse {
  readonly fields: readonly FieldReference[]
  /**
   * How much of the field's value the Terra value tells: `exact` all of it, `converted` all but what rounding takes,
   * `choice` one of those that come to it, `day` the day of a moment. Where several leaves read one field, the first
   * of the best rank writes it.
   */
  readonly rank: Rank
  /** The writes that make the expression come to the wanted value; none when nothing does. */
  writes(wanted: unknown, draft: Draft): readonly Write[]
}

export const RANKS = ['exact', 'converted', 'choice', 'day'] as const
export type Rank = (typeof RANKS)[number]

/** Finds the schema of a field, where there is one. */
export type SchemaOf = (field: FieldReference) => SchemaPlace | undefined

/** The same inverse for an expression around it: the wanted value is turned into that of the inner one. */
export function through(
  inner: Inverse,
  back: (wanted: unknown) => unknown,
  rank: Rank = inner.rank,
): Inverse {
  return {
    ...inner,
    rank,
    writes: (wanted, draft) => {
      const value = back(wanted)
      return value === undefined ? [] : inner.writes(value, draft)
    },
  }
}
