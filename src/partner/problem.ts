/** One mistake in a descriptor or in a file that it names. */
export interface Problem {
  /** An `error` must be corrected before the descriptor can be used; a `warning` should be. */
  readonly severity: 'error' | 'warning'
  readonly file: string
  /** Both count from 1; the column counts UTF-16 units, as editors do. */
  readonly line: number
  readonly column: number
  /** JSON Pointer into the file; `''` is all of it. */
  readonly path: string
  /** What should stand there, in words that continue "expected …". */
  readonly expected: string
  /** What stands there, in words that continue "found …". Never a secret's value. */
  readonly found: string
  /** One sentence, in the imperative. */
  readonly remedy: string
}

/** Where something stands, as a problem tells it. */
export type Place = Pick<Problem, 'file' | 'line' | 'column' | 'path'>
