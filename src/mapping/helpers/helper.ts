import type { Expression } from '../expression/expression.ts'

/** A function that an expression may call. What is missing makes its result missing, unless it says otherwise. */
export interface Helper {
  /** How it is called and what it gives, for people: `$time(value, offset?) …`. */
  readonly usage: string
  /** How many arguments it takes, from and to. */
  readonly takes: readonly [from: number, to: number]
  readonly returns: ResultType
  run(first?: unknown, second?: unknown, third?: unknown): unknown
  /** What is wrong with arguments that are known beforehand, or `undefined`. */
  complaint?(given: readonly Expression[]): string | undefined
  /** A quicker `run` for arguments of which some are constants. */
  specialize?(given: readonly Expression[]): Helper['run'] | undefined
}

/** What an expression comes to, as far as it can be told without a record. */
export type ResultType = 'text' | 'number' | 'boolean' | 'unknown'
