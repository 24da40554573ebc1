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
  /** Others that the very same answer shows, where this is the first: likely one mistake, seen from several sides. */
  readonly together: readonly CheckResult[]
  /** Where it is not the first. */
  readonly seenWith?: CheckResult
  /** Whether it may follow from what stands above it: end to end, one thing that fails lets others fail. */
  readonly follows: boolean
}

/** First what lets us judge at all, then each must, then what waits for a check that was not judged, then each should. */
const RANKS: Readonly<Partial<Record<Verdict, number>>> = { error: 0, fail: 1, blocked: 3, warn: 4 }

/**
 * What is wrong, in the order in which to mend it: by rank, then what blocks most, then in the order of the checks, which
 * is that of a connection: consent and tokens, data, webhooks, mapping, all together. What one answer shows stays together.
 */
export function causesOf({ checks }: Pick<Report, 'checks'>): readonly Cause[] {
  const told = checks.filter(isTold)
  const toldIds = new Set<string | undefined>(told.map(({ id }) => id))
  const blockedBy = Map.groupBy(
    checks.filter(({ verdict }) => verdict === 'blocked'),
    (result) => result.blockedBy,
  )
  const follows = (result: CheckResult) => isEndToEnd(result) && told.some((other) => isBefore(other, result))
  const grouped = Map.groupBy(checks, (result) => keyOf(result, toldIds))
  grouped.delete(undefined)
  const causes = [...grouped.values()].map(([first, ...alike]) => {
    const result = first!
    return {
      result,
      alike,
      blocked: isTold(result) ? (blockedBy.get(result.id) ?? []) : [],
      follows: follows(result),
    }
  })
  return keptTogether(causes.toSorted((a, b) => rank(a) - rank(b) || b.blocked.length - a.blocked.length))
}

/** What to do about a result: what its rule says, unless the rule was not judged. */
export function todoOf({ verdict, blockedBy, remedy }: CheckResult): string {
  if (verdict === 'error')
    return 'See why we could not judge, and run again: it says nothing about the partner.'
  return verdict === 'blocked' ? `Mend ${blockedBy} first.` : remedy
}

/** What the results of one cause have in common, or `undefined` where there is nothing to mend. */
function keyOf(result: CheckResult, told: ReadonlySet<string | undefined>): string | undefined {
  if (result.verdict === 'error') return `error ${result.found}`
  if (isTold(result)) return result.id
  if (result.verdict !== 'blocked' || told.has(result.blockedBy)) return undefined
  return `blocked ${result.blockedBy}`
}

/** The same order, but that each of a rank comes right after the first that the same answer shows. */
function keptTogether(causes: readonly Omit<Cause, 'together'>[]): readonly Cause[] {
  const groups = Map.groupBy(causes, (cause) => {
    const answer = answerOf(cause.result)
    return answer === undefined ? cause : `${rank(cause)} ${answer}`
  })
  return [...groups.values()].flatMap(([first, ...others]) => [
    { ...first!, together: others.map(({ result }) => result) },
    ...others.map((other) => ({ ...other, together: [], seenWith: first!.result })),
  ])
}

/** What tells an answer from another. */
const TELLING_CHARACTERS = 10_000

/** The telling exchange as text, or `undefined` where a finding has none. */
function answerOf({ exchanges }: CheckResult): string | undefined {
  const telling = exchanges.at(-1)
  if (telling === undefined) return undefined
  const { request, response } = telling
  return `${request.slice(0, TELLING_CHARACTERS)}\n\n${response.length} ${response.slice(0, TELLING_CHARACTERS)}`
}

function isTold({ verdict }: CheckResult): boolean {
  return verdict === 'error' || verdict === 'fail' || verdict === 'warn'
}

function isEndToEnd({ area }: CheckResult): boolean {
  return area === 'end-to-end'
}

function isBefore(other: CheckResult, result: CheckResult): boolean {
  return !isEndToEnd(other) && (RANKS[other.verdict] ?? 0) <= (RANKS[result.verdict] ?? 0)
}

function rank({ result, follows }: Pick<Cause, 'result' | 'follows'>): number {
  return (RANKS[result.verdict] ?? 0) + (follows ? 1 : 0)
}
