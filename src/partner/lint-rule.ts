import type { Partner } from './partner.ts'
import type { Problem } from './problem.ts'

/** Something that a rule holds against a partner. */
export interface Finding extends Pick<Problem, 'severity' | 'expected' | 'found' | 'remedy'> {
  /** JSON Pointer into the partner; it may lead into an example or a schema. */
  readonly at: string
}

/** What a rule reads. A descriptor that is broken elsewhere is judged by those who do not read the broken part. */
export type Section = 'environments' | 'auth' | 'data' | 'webhooks' | 'rateLimit'

export interface LintRule {
  /** What must hold, in one sentence. */
  readonly rule: string
  /** Members of `data` and of `webhooks.events` that are broken are not there; other sections are whole. */
  readonly reads: readonly Section[]
  judge(subject: LintSubject): Iterable<Finding>
}

export interface LintSubject {
  readonly partner: Partner
  /** The data types that the descriptor declares, soundly or not. */
  readonly declared: readonly string[]
}

export function error(at: string, expected: string, found: string, remedy: string): Finding {
  return { severity: 'error', at, expected, found, remedy }
}

export function warning(at: string, expected: string, found: string, remedy: string): Finding {
  return { severity: 'warning', at, expected, found, remedy }
}
