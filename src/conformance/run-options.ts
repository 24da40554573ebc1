import type { Handler, Send } from '../http/handler.ts'
import type { Clock } from '../kernel/clock.ts'
import type { Credentials } from '../partner/credentials.ts'
import type { Environment, Partner } from '../partner/partner.ts'
import type { Check } from './check.ts'
import type { Listening, Outside, Probe, Transport } from './probe.ts'
import type { CheckResult } from './report.ts'
import type { StoredConnection } from './stored-connection.ts'

export interface RunOptions {
  readonly partner: Partner
  readonly environmentName: string
  readonly environment: Environment
  readonly credentials: Credentials
  readonly send: Send
  readonly clock: Clock
  /** Decides every choice of the probes; the same seed repeats them. */
  readonly seed: number
  readonly checks: readonly Check[]
  /** In an order in which every probe comes after those it needs. */
  readonly probes: readonly Probe[]
  /** What probes may touch beyond looking; see `Probe.touches`. */
  readonly allow: ReadonlySet<Exclude<Probe['touches'], 'nothing'>>
  readonly listen?: (handler: Handler) => Promise<Listening>
  /** Who registers endpoints and causes events in the place of the descriptor's requests. */
  readonly outside?: Outside
  /** 15,000 ms (15 s) unless told. */
  readonly patienceMs?: number
  /** How many requests `send` lets be in flight; 2 unless told. */
  readonly concurrency?: number
  /** Users who consented before; read with where only a person can consent. None unless told. */
  readonly stored?: readonly StoredConnection[]
  /** How to look at connections themselves; without it there is nothing to see of them. */
  readonly transport?: Transport
  /** Whether a next page may be asked for at another origin; none may unless told. */
  readonly mayLeaveFor?: (url: URL) => boolean
  /** Ends the run early: what was judged until then is reported, and what the run was granted is given back. */
  readonly signal?: AbortSignal
  /** The command that repeats one check. */
  readonly replay: (checkId: string) => string
  readonly version: string
  readonly onProgress?: (event: Progress) => void
}

export type Progress =
  | { readonly kind: 'probing'; readonly probe: Probe }
  | { readonly kind: 'judged'; readonly result: CheckResult }
