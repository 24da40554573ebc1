import type { Judged } from './judged.ts'

/** A share of the matrix: every `count`-th cell from `index` on. */
export interface Job {
  readonly index: number
  readonly count: number
  /** Honest partners are judged with each. */
  readonly seeds: readonly number[]
  /** Decides which pairs of faults are drawn. */
  readonly pairSeed: number
}

/** What a share has found, by the position of each cell. */
export interface Told {
  readonly cells: Record<number, Judged>
  readonly pairs: Record<number, Judged>
  /** Accusations of honest partners. */
  readonly honest: string[]
}
