import type { Exchange } from '../http/exchange.ts'
import type { Handler, Send } from '../http/handler.ts'
import type { InspectTls } from '../http/inspect-tls.ts'
import type { Clock } from '../kernel/clock.ts'
import type { Random } from '../kernel/random.ts'
import type { Credentials } from '../partner/credentials.ts'
import type { Environment, Partner } from '../partner/partner.ts'
import type { Area } from './check.ts'
import type { Evidence, ProbeName } from './evidence.ts'
import type { Grant } from './grant.ts'
import type { StoredConnection } from './stored-connection.ts'

/** Talks to a partner once and leaves evidence. It judges nothing. */
export interface Probe<Name extends ProbeName = ProbeName> {
  readonly name: Name
  /** What it does, for the progress line and for a dry run. */
  readonly about: string
  readonly area: Area
  /** Probes that must have left evidence before. */
  readonly needs: readonly ProbeName[]
  /** Probes that must have left evidence before, unless the partner is exempt from them. */
  readonly wants?: readonly ProbeName[]
  /** Probes that are run for it too, unless the partner is exempt from them; it does without what they do not leave. */
  readonly takes?: readonly ProbeName[]
  /** Probes that must be over before, whatever they left. */
  readonly after?: readonly ProbeName[]
  /**
   * `grant`: it could kill a live grant, so it makes one of its own. `write`: it leaves something at the partner.
   * `load`: it asks more than the partner wants to be asked. `consume`: it takes records that are offered once.
   */
  readonly touches: 'nothing' | 'grant' | 'write' | 'load' | 'consume'
  /**
   * It takes a consent of its own, for which only an automatic one asks nobody. `walk`: it looks at the consent itself, or
   * at several. `grant`: one grant to use up is all that it wants of it, wherever that comes from.
   */
  readonly consents?: 'walk' | 'grant'
  /** How many of its requests must be in flight at once for its evidence to mean anything; 1 unless told. */
  readonly atOnce?: number
  /** How many pairs of tokens it has alive at once, of the user of the connection; none unless told. */
  readonly pairs?: number
  /** It looks for the limit of live tokens itself. */
  readonly meetsLimit?: boolean
  /** Later probes live on its grant: nothing gives it back before the run is over. */
  readonly keepsGrant?: boolean
  /** It mostly waits: it is started as soon as it can and collected last. */
  readonly waits?: boolean
  /** Why this partner cannot be probed so, or `undefined` when it can. */
  readonly exempts?: (partner: Partner) => string | undefined
  readonly run: (context: ProbeContext) => Promise<Evidence[Name] | Blocked | Exempt>
}

/** What a probe may use. Everything that it sends is recorded. */
export interface ProbeContext {
  readonly partner: Partner
  readonly environment: Environment
  readonly credentials: Credentials
  readonly clock: Clock
  /** Independent of every other probe's choices. */
  readonly random: Random
  /** For what sends by itself, as the reference client does. */
  readonly send: Send
  /** @throws HostUnreachableError, TimedOutError */
  readonly exchange: (request: Request) => Promise<Exchange>
  /** The evidence of a probe that this one needs. */
  readonly evidence: <Name extends ProbeName>(name: Name) => Evidence[Name]
  /** What a probe before this one has left; `undefined` where it was not run, or left nothing. */
  readonly left: <Name extends ProbeName>(name: Name) => Evidence[Name] | undefined
  /** Looks at connections themselves; `undefined` where there are none, as in a run within one process. */
  readonly transport: Transport | undefined
  /** Users who consented before the run, where only a person can consent; else none. */
  readonly stored: readonly StoredConnection[]
  /** Hands out a stored connection to be used up, to a probe that consents for a grant; `undefined` where none is stored. */
  readonly spend: (() => Promise<Grant>) | undefined
  /** Whether a next page may be asked for at another origin. */
  readonly mayLeaveFor: (url: URL) => boolean
  /** Receives what the partner sends to us; `undefined` where nothing can reach us. */
  readonly listen: ((handler: Handler) => Promise<Listening>) | undefined
  /** Who registers endpoints and causes events; `undefined` where the descriptor's requests do. */
  readonly outside: Outside | undefined
  /** The longest that a probe may wait for something that the partner does on its own, in milliseconds. */
  readonly patienceMs: number
}

/** Below and beside the requests of the other probes. */
export interface Transport {
  readonly inspectTls: InspectTls
  /** Sends what no other probe may: over plain HTTP, without credentials. */
  readonly sendPlainly: Send
}

/** A person or a command that does at the partner what no request of the descriptor can. */
export interface Outside {
  /** Has a URL registered, where that takes a dashboard. */
  readonly register: (url: string) => Promise<void>
  /** Has an event happen. @throws UsageError where it could not be done */
  readonly cause: (event: string, userId: string | undefined) => Promise<void>
}

export interface Listening {
  /** What the partner is told to call. */
  readonly url: string
  readonly close: () => Promise<void>
}

/** The evidence cannot be had because something before it failed. */
export interface Blocked {
  readonly blocked: true
  /** The check that fails for the same reason: the root cause. */
  readonly by: string
  readonly because: string
}

export function blocked(by: string, because: string): Blocked {
  return { blocked: true, by, because }
}

export function isBlocked(outcome: unknown): outcome is Blocked {
  return typeof outcome === 'object' && outcome !== null && (outcome as Partial<Blocked>).blocked === true
}

/** This run cannot gather the evidence, through nobody's fault. */
export interface Exempt {
  readonly exempt: true
  readonly because: string
}

export function exempt(because: string): Exempt {
  return { exempt: true, because }
}

export function isExempt(outcome: unknown): outcome is Exempt {
  return typeof outcome === 'object' && outcome !== null && (outcome as Partial<Exempt>).exempt === true
}

/** Ties the name of the evidence to what `run` returns. */
export function defineProbe<Name extends ProbeName>(probe: Probe<Name>): Probe<Name> {
  return probe
}
