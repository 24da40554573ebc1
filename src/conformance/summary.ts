import type { CheckResult, Report } from './report.ts'
import { conclude, countsOf } from './verdict.ts'

/** What results come to. A run that was cut off is judged by what it came to, and never as if it were whole. */
export function summaryOf(
  results: readonly CheckResult[],
  isInterrupted: boolean,
): Pick<Report, 'verdict' | 'counts'> {
  const verdicts = results.map(({ verdict }) => verdict)
  const counts = countsOf(verdicts)
  if (!isInterrupted) return { verdict: conclude(verdicts), counts }
  const judged = conclude(verdicts.filter((verdict) => verdict !== 'error'))
  return { verdict: judged === 'does-not-conform' ? judged : 'could-not-run', counts }
}
