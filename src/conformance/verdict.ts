/**
 * Worst first: a summary is the first of these that occurs. The order is the whole policy.
 *
 * `error`: our side could not judge. `fail`: a must is broken. `blocked`: a prerequisite failed, by name. `warn`: a
 * should is broken. `not-applicable`: the descriptor or the run rules it out, with the reason.
 */
export const VERDICTS = ['error', 'fail', 'blocked', 'warn', 'pass', 'not-applicable'] as const
export type Verdict = (typeof VERDICTS)[number]

/** What a whole run says of a partner. */
export type Conclusion = 'conforms' | 'does-not-conform' | 'could-not-run'

export function summarize(verdicts: readonly Verdict[]): Verdict {
  return VERDICTS.find((verdict) => verdicts.includes(verdict)) ?? 'not-applicable'
}

export function conclude(verdicts: readonly Verdict[]): Conclusion {
  switch (summarize(verdicts)) {
    case 'error':
      return 'could-not-run'
    case 'fail':
    case 'blocked':
      return 'does-not-conform'
    case 'warn':
    case 'pass':
    case 'not-applicable':
      return 'conforms'
  }
}

/** How often each verdict occurs. */
export function countsOf(verdicts: readonly Verdict[]): Readonly<Record<Verdict, number>> {
  const count = (verdict: Verdict) => verdicts.filter((other) => other === verdict).length
  return Object.fromEntries(VERDICTS.map((verdict) => [verdict, count(verdict)])) as Record<Verdict, number>
}
