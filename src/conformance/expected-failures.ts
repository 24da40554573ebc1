import type { CheckResult, Report } from './report.ts'
import { conclude, VERDICTS, type Verdict } from './verdict.ts'

/** A finding that is known and accepted for a while. */
export interface ExpectedFailure {
  readonly check: string
  readonly reason: string
  /** Who will see to it. */
  readonly owner: string
  /** The first day on which it is not accepted any more: `2027-01-31`. */
  readonly expires: string
}

/**
 * A report in which what was expected to fail does not count. An entry that has expired counts as the failure it was,
 * and one whose check passes fails the run: an exception that outlives its reason hides the next failure.
 *
 * @param nowMs - decides what has expired, in milliseconds since the Unix epoch.
 */
export function applyExpectedFailures(
  report: Report,
  expected: readonly ExpectedFailure[],
  nowMs: number,
): Report {
  const today = new Date(nowMs).toISOString().slice(0, 10)
  const checks = report.checks.map((result) => {
    const entry = expected.find(({ check }) => check === result.id)
    return entry === undefined ? result : excused(result, entry, today)
  })
  const verdicts = checks.map(({ verdict }) => verdict)
  const counts = VERDICTS.map((verdict) => [verdict, verdicts.filter((other) => other === verdict).length])
  return {
    ...report,
    checks,
    verdict: conclude(verdicts),
    counts: Object.fromEntries(counts) as Record<Verdict, number>,
  }
}

function excused(result: CheckResult, entry: ExpectedFailure, today: string): CheckResult {
  const { reason, owner, expires } = entry
  switch (result.verdict) {
    case 'fail':
    case 'warn':
    case 'blocked':
      return expires <= today
        ? {
            ...result,
            verdict: 'fail',
            found: `${result.found} (accepted by ${owner} until ${expires}, which is over)`,
          }
        : { ...result, verdict: 'not-applicable', found: `accepted until ${expires} by ${owner}: ${reason}` }
    case 'pass':
      return {
        ...result,
        verdict: 'fail',
        found: `it was expected to fail until ${expires} ('${reason}') and passes`,
        remedy: 'Remove the entry from the file of expected failures.',
      }
    case 'error':
    case 'not-applicable':
      return result
  }
}

/** An entry ready to be pasted: YAML, accepted for 30 days. */
export function expectedFailureEntry({ id }: CheckResult, nowMs: number): string {
  const expires = new Date(nowMs + 30 * 86_400_000).toISOString().slice(0, 10)
  return `- { check: ${id}, reason: "why", owner: "who", expires: ${expires} }`
}
