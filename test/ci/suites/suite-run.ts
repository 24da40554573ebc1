import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

/** What became of a test. */
export interface TestTold {
  readonly name: string
  readonly state: 'passed' | 'failed' | 'skipped' | 'pending'
  /** Why it was skipped, where it said so. */
  readonly note?: string
  readonly errors: readonly string[]
  /** `warning: what was said`. */
  readonly annotations: readonly string[]
}

/**
 * Run a suite with a vitest of its own, in a process of its own.
 *
 * @param pattern - a regular expression for the names of the tests; all unless told.
 * @throws when the suite could not be read.
 */
export async function runSuite(file: string, pattern = ''): Promise<readonly TestTold[]> {
  const runner = fileURLToPath(new URL('run-suite.ts', import.meta.url))
  const { stdout } = await promisify(execFile)(process.execPath, [runner, file, pattern])
  const { tests, errors } = JSON.parse(stdout) as {
    readonly tests: readonly TestTold[]
    readonly errors: readonly string[]
  }
  if (errors.length > 0) throw new Error(errors.join('\n'))
  return tests
}
