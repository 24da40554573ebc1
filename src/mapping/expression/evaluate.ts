import { ValueError } from './value.ts'

/** What an expression sees besides its input, and how much work it may still do. */
export interface Scope {
  /** The record: `$$`. */
  readonly root: unknown
  /** IANA: of the user, where the partner tells it. */
  readonly userZone?: string | undefined
  /** The last moment that an expression has told, for lists in a zone whose clocks go back. */
  latest?: Map<unknown, number>
  /** Counts down with every item that a path or an `$each` visits. */
  stepsLeft: number
}

/** A compiled expression. Throws `ValueError` for a value that it cannot go on with. */
export type Evaluate = (input: unknown, scope: Scope) => unknown

/** The steps that one record may take: some ten times what a day with a sample a second needs. */
export const STEP_LIMIT = 1_000_000

export class BudgetError extends ValueError {}

export function spend(scope: Scope, steps: number): void {
  scope.stepsLeft -= steps
  if (scope.stepsLeft < 0) throw new BudgetError(`it took more than ${STEP_LIMIT} steps`, undefined)
}

/** Pays for looking at a value: a list by its items, a long text by its length. */
export function charge(scope: Scope, value: unknown): void {
  if (typeof value === 'string') {
    if (value.length > LONG_TEXT) spend(scope, value.length / 100)
  } else if (Array.isArray(value)) spend(scope, value.length)
}

/** Pays for going through all that a value holds. */
export function chargeDeep(scope: Scope, value: unknown): void {
  charge(scope, value)
  if (typeof value !== 'object' || value === null) return
  for (const item of Object.values(value)) {
    spend(scope, 1)
    chargeDeep(scope, item)
  }
}

const LONG_TEXT = 1000
