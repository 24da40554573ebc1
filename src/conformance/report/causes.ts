import type { CheckResult, Report } from '../report.ts'
import type { Verdict } from '../verdict.ts'

/** One thing to mend, and what waits for it. */
export interface Cause {
  /** Tells it. Where the check that would was not judged in this run, the first of those that wait for it. */
  readonly result: CheckResult
  /** Others that say the very same of our side, or wait for the very same check. */
  readonly alike: readonly CheckResult[]
  /** What cannot be judged before it is mended. */
  readonly blocked: readonly CheckResult[]
}

/** First what lets us judge at all, then each must, then what waits for a check that was not judged, then each should. */
const RANKS: Readonly<Partial<Record<Verdict, number>>> = { error: 0, fail: 1, blocked: 2, warn: 3 }

/**
 * What is wrong, in the order in which to mend it: by rank, then what blocks most, then in the order of the checks, which
 * is that of a connection: consent and tokens, data, webhooks, mapping, all together.
 */
export function causesOf({ checks }: Pick<Report, 'checks'>): readonly Cause[] {
  const grouped = new Map<string, CheckResult[]>()
  const blockedBy = Map.groupBy(
    checks.filter(({ verdict }) => verdict === 'blocked'),
    (result) => result.blockedBy,
  )
  const told = new Set(checks.filter(isTold).map(({ id }) => id as string))
  for (const result of checks) {
    const key = keyOf(result, told)
    if (key !== undefined) grouped.set(key, [...(grouped.get(key) ?? []), result])
  }
  return [...grouped.values()]
    .map(([result, ...alike]) => ({
      result: result!,
      alike,
      blocked: isTold(result!) ? (blockedBy.get(result!.id) ?? []) : [],
    }))
    .toSorted((a, b) => rank(a) - rank(b) || b.blocked.length - a.blocked.length)
}

/** What the results of one cause have in common, or `undefined` where there is nothing to mend. */
function keyOf(result: CheckResult, told: ReadonlySet<string>): string | undefined {
  if (result.verdict === 'error') return `error ${result.found}`
  if (isTold(result)) return result.id
  if (result.verdict !== 'blocked' || told.has(result.blockedBy ?? '')) return undefined
  return `blocked ${result.blockedBy}`
}

function isTold({ verdict }: CheckResult): boolean {
  return verdict === 'error' || verdict === 'fail' || verdict === 'warn'
}

function rank({ result }: Cause): number {
  return RANKS[result.verdict] ?? 0
}
