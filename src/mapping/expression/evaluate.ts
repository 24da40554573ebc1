import { ValueError } from './value.ts'

/** What an expression sees besides its input, and how much work it may still do. */
export interface Scope {
  /** The record: `$$`. */
  readonly root: unknown
  /** Counts down with every item that a path or an `$each` visits. */
  stepsLeft: number
}

/** A compiled expression. Throws `ValueError` for a value that it cannot go on with. */
export type Evaluate = (input: unknown, scope: Scope) => unknown

/** The steps that one record may take: some hundred times what the longest night needs. */
export const STEP_LIMIT = 2_000_000

export class BudgetError extends ValueError {}

export function spend(scope: Scope, steps: number): void {
  scope.stepsLeft -= steps
  if (scope.stepsLeft < 0) throw new BudgetError(`it took more than ${STEP_LIMIT} steps`, undefined)
}
