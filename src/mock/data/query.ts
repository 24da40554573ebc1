import type { DataSource, DataType } from '../../partner/data.ts'

/** Which records are asked for: the bounds of the descriptor are worked in already, so every window is half-open. */
export interface Window {
  /** From here on. */
  readonly fromMs: number
  /** Up to, but not with. */
  readonly toMs: number
  /**
   * `instant`: milliseconds since the Unix epoch. `local`: the same count taken from a wall clock, to be compared with
   * a record's own local time.
   */
  readonly clock: 'instant' | 'local'
}

/** A question for data that has been understood. */
export interface DataQuery {
  readonly type: DataType
  readonly source: DataSource
  readonly userId: string
  /** Absent where the partner knows no ranges. */
  readonly window?: Window
  /** At most how many records a page has; `undefined` is no limit. */
  readonly pageSize: number | undefined
  /** Where the page begins. */
  readonly position: Position
  /** The request's own values for the range, as text: what a cursor is bound to. */
  readonly asked: Readonly<Record<string, string>>
}

export type Position =
  | { readonly kind: 'offset'; readonly offset: number }
  /** After the record with this place in time and id: pages neither repeat nor lose records while new ones come in. */
  | { readonly kind: 'after'; readonly atMs: number; readonly id: string }

/** One page of an answer. */
export interface Page<Item> {
  readonly records: readonly Item[]
  /** How many records all pages hold together. */
  readonly total: number
  /** Where the next page begins; absent on the last. */
  readonly next?: Position
}
