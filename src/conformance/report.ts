import type { Area, Check } from './check.ts'
import type { RedactedExchange } from './redact.ts'
import type { TimedRequest } from './timeline.ts'
import type { Conclusion, Verdict } from './verdict.ts'

/** What one check said of the partner. */
export interface CheckResult {
  readonly id: Check['id']
  readonly area: Area
  readonly level: Check['level']
  readonly title: string
  readonly verdict: Verdict
  /** What was found, or why there was nothing to judge; `null` on a pass. */
  readonly found: string | null
  readonly remedy: string
  /** `RFC 6749 §5.1`. */
  readonly source: string
  readonly sourceUrl?: string
  readonly seed: number
  /** The probe whose evidence was judged. */
  readonly probe: string
  /** The check that fails for the same reason. */
  readonly blockedBy?: string
  /** What a file of expected failures made of it; absent where none speaks of the check. */
  readonly expectation?: 'accepted' | 'expired' | 'stale'
  /** What shows it: without secrets or health values, shapes kept. */
  readonly exchanges: readonly RedactedExchange[]
  /** Repeats this check alone. */
  readonly replay: string
}

/** A whole run, ready to be printed in any form. */
export interface Report {
  readonly terrarium: string
  readonly partner: { readonly id: string; readonly name: string }
  readonly environment: string
  readonly baseUrl: string
  readonly seed: number
  /** ISO 8601, UTC. */
  readonly startedAt: string
  readonly durationMs: number
  /** How many requests the run sent. */
  readonly requests: number
  readonly verdict: Conclusion
  readonly counts: Readonly<Record<Verdict, number>>
  readonly checks: readonly CheckResult[]
  /** Present when the run was cut off: its checks that were not tried say so, and `verdict` is never `conforms`. */
  readonly interrupted?: Interruption
  /** Present when an earlier run was gone on with. */
  readonly resumed?: Resumption
  /** What the run sent, in order; absent where nobody kept it. */
  readonly timeline?: readonly TimedRequest[]
}

/** Why a run was cut off, and what it left behind at the partner. */
export interface Interruption {
  readonly because: string
  /** How many of the grants that the run was given were revoked before it ended. */
  readonly revoked: number
  /** How many could not be, as far as the run knows. */
  readonly left: number
}

/** When a run was gone on with, and how many verdicts of the earlier one were kept. */
export interface Resumption {
  /** ISO 8601, UTC. */
  readonly at: string
  readonly kept: number
}
