import type { CheckResult, Report } from './report.ts'
import { summaryOf } from './summary.ts'

/**
 * The checks that a run did not come to: those that were not tried, and those whose probe could not finish. What a file
 * of expected failures has changed is judged anew, since what the check itself had found is not in the report.
 */
export function unjudged({ checks }: Report): readonly string[] {
  return idsOf(checks, ({ verdict, expectation }) => verdict === 'error' || expectation !== undefined)
}

/** The checks to judge again when something was mended. */
export function failed({ checks }: Report): readonly string[] {
  return idsOf(checks, ({ verdict }) => verdict === 'fail' || verdict === 'blocked' || verdict === 'error')
}

/** One report of two runs: what the later one judged counts, and what it left out is kept. */
export function resumed(earlier: Report, later: Report): Report {
  const news = new Map(later.checks.map((result) => [result.id, result]))
  const checks = earlier.checks.map((result) => news.get(result.id) ?? result)
  const kept = checks.filter((result) => !news.has(result.id)).length
  const { interrupted: _, resumed: __, ...before } = earlier
  const { interrupted } = later
  return {
    ...before,
    durationMs: earlier.durationMs + later.durationMs,
    requests: earlier.requests + later.requests,
    ...summaryOf(checks, interrupted !== undefined),
    ...(interrupted === undefined ? {} : { interrupted }),
    resumed: { at: later.startedAt, kept },
    checks,
    timeline: [
      ...(earlier.timeline ?? []),
      ...(later.timeline ?? []).map((request) => ({ ...request, atMs: request.atMs + earlier.durationMs })),
    ],
  }
}

function idsOf(checks: readonly CheckResult[], isMeant: (result: CheckResult) => boolean): readonly string[] {
  return checks.filter(isMeant).map(({ id }) => id)
}
