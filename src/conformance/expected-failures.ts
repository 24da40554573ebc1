import type { CheckResult, Report } from './report.ts'
import { summaryOf } from './summary.ts'

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
 * A report in which what was expected to fail does not count, nor what is blocked by it. An entry that has expired
 * fails the run whatever its check says, and so does one whose check passes: an exception that outlives its reason hides
 * the next failure. An entry whose check was not judged is left for the next run.
 *
 * @param nowMs - decides what has expired, in milliseconds since the Unix epoch.
 */
export function applyExpectedFailures(
  report: Report,
  expected: readonly ExpectedFailure[],
  nowMs: number,
): Report {
  const today = new Date(nowMs).toISOString().slice(0, 10)
  const entryFor = (id: string | undefined) => expected.find(({ check }) => check === id)
  const checks = report.checks.map((result) => {
    const entry = entryFor(result.id)
    if (entry !== undefined) return excused(result, entry, today)
    const cause = result.verdict === 'blocked' ? entryFor(result.blockedBy) : undefined
    return cause === undefined || cause.expires <= today ? result : excusedBelow(result, cause)
  })
  return { ...report, checks, ...summaryOf(checks, report.interrupted !== undefined) }
}

function excused(result: CheckResult, entry: ExpectedFailure, today: string): CheckResult {
  const { reason, owner, expires } = entry
  if (result.verdict === 'error') return result
  if (expires <= today) {
    const found = result.found ?? 'it passes'
    return {
      ...result,
      verdict: 'fail',
      found: `${found} (accepted by ${owner} until ${expires}, which is over)`,
      ...(isWrong(result) ? {} : { remedy: REMOVE }),
      expectation: 'expired',
    }
  }
  if (isWrong(result)) {
    const found = `accepted until ${expires} by ${owner}: ${reason}`
    return { ...result, verdict: 'not-applicable', found, expectation: 'accepted' }
  }
  if (result.verdict !== 'pass') return result
  return {
    ...result,
    verdict: 'fail',
    found: `it was expected to fail until ${expires} ('${reason}') and passes`,
    remedy: REMOVE,
    expectation: 'stale',
  }
}

function excusedBelow(result: CheckResult, { check, expires, owner }: ExpectedFailure): CheckResult {
  const found = `blocked by ${check}, which is accepted until ${expires} by ${owner}`
  return { ...result, verdict: 'not-applicable', found, expectation: 'accepted' }
}

const REMOVE = 'Remove the entry from the file of expected failures.'

function isWrong({ verdict }: CheckResult): boolean {
  return verdict === 'fail' || verdict === 'warn' || verdict === 'blocked'
}

/** An entry ready to be pasted: YAML, accepted for 30 days. */
export function expectedFailureEntry({ id }: Pick<CheckResult, 'id'>, nowMs: number): string {
  const expires = new Date(nowMs + 30 * 86_400_000).toISOString().slice(0, 10)
  return `- { check: ${id}, reason: "why", owner: "who", expires: ${expires} }`
}
