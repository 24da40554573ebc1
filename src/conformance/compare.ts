import type { CheckResult, Report } from './report.ts'
import type { Verdict } from './verdict.ts'

/** What changed between two reports of one partner. */
export interface Comparison {
  readonly before: Compared
  readonly after: Compared
  readonly worse: readonly Change[]
  readonly better: readonly Change[]
  /** Not judged any more, or judged now and nothing is wrong, or broken in another way. */
  readonly otherwise: readonly Change[]
  /** Judged in the second alone; those that speak against the partner count as worse too. */
  readonly appeared: readonly Told[]
  /** Judged in the first alone. */
  readonly gone: readonly Told[]
  readonly unchanged: number
  /** What differs between the runs besides the partner, and may be the cause of a change. */
  readonly cautions: readonly string[]
}

/** A report, in short. */
export type Compared = Pick<
  Report,
  'startedAt' | 'seed' | 'terrarium' | 'environment' | 'baseUrl' | 'verdict'
>

export interface Told {
  readonly id: string
  readonly verdict: Verdict
  readonly found: string | null
}

export interface Change {
  readonly id: string
  readonly level: CheckResult['level']
  readonly from: Told['verdict']
  readonly to: Told['verdict']
  readonly found: string | null
}

/**
 * How bad a verdict is for who is judged. What could not be judged is worse than what passes, and better than nothing
 * known to be broken; what does not apply is as good as a pass.
 */
const WEIGHTS: Readonly<Record<Verdict, number>> = {
  fail: 4,
  blocked: 3,
  error: 2,
  warn: 1,
  pass: 0,
  'not-applicable': 0,
}

/** Compare two reports, check by check, in the order of the second. */
export function compareReports(before: Report, after: Report): Comparison {
  const earlier = new Map(before.checks.map((result) => [result.id, result]))
  const later = new Set(after.checks.map(({ id }) => id))
  const both = after.checks.flatMap((result) => {
    const was = earlier.get(result.id)
    return was === undefined ? [] : [{ was, is: result, kind: kindOf(was, result) }]
  })
  const changes = (meant: Kind) =>
    both.filter(({ kind }) => kind === meant).map(({ was, is }) => changeOf(was, is))
  const appeared = after.checks.filter(({ id }) => !earlier.has(id))
  const [worse, better, otherwise] = [changes('worse'), changes('better'), changes('otherwise')]
  return {
    before: short(before),
    after: short(after),
    worse,
    better,
    otherwise,
    appeared: appeared.map(told),
    gone: before.checks.filter(({ id }) => !later.has(id)).map(told),
    unchanged: both.length - worse.length - better.length - otherwise.length,
    cautions: cautionsOf(before, after),
  }
}

/** Whether something speaks against the partner now that did not before. */
export function isWorse({ worse, appeared }: Comparison): boolean {
  return worse.length > 0 || appeared.some(({ verdict }) => WEIGHTS[verdict] > WEIGHTS.warn)
}

type Kind = 'worse' | 'better' | 'otherwise' | 'same'

/** Only what was judged became better: a failure that is not looked for any more is none the less one. */
function kindOf(was: CheckResult, is: CheckResult): Kind {
  const by = WEIGHTS[is.verdict] - WEIGHTS[was.verdict]
  if (by > 0) return 'worse'
  if (by < 0) return is.verdict === 'pass' || is.verdict === 'warn' ? 'better' : 'otherwise'
  return was.verdict !== is.verdict || (WEIGHTS[is.verdict] > 0 && was.found !== is.found)
    ? 'otherwise'
    : 'same'
}

function changeOf(was: CheckResult, is: CheckResult): Change {
  return { id: is.id, level: is.level, from: was.verdict, to: is.verdict, found: is.found }
}

function told({ id, verdict, found }: CheckResult): Told {
  return { id, verdict, found }
}

function short({ startedAt, seed, terrarium, environment, baseUrl, verdict }: Report): Compared {
  return { startedAt, seed, terrarium, environment, baseUrl, verdict }
}

function cautionsOf(before: Report, after: Report): readonly string[] {
  const facts = [
    ['seed', before.seed, after.seed, 'other choices of days and borders may find other things'],
    ['version of Terrarium', before.terrarium, after.terrarium, 'its checks may have changed'],
    ['environment', before.environment, after.environment, 'two servers are compared'],
    ['base URL', before.baseUrl, after.baseUrl, 'two servers are compared'],
  ] as const
  const cut = [before, after].flatMap(({ interrupted }, index) =>
    interrupted === undefined
      ? []
      : [`The ${index === 0 ? 'first' : 'second'} run was cut off: ${interrupted.because}.`],
  )
  const differing = facts
    .filter(([, was, is]) => was !== is)
    .map(([what, was, is, why]) => `The ${what} was ${was} and is ${is}: ${why}.`)
  return [...differing, ...cut]
}
