import { recordExchange } from '../http/exchange.ts'
import type { Handler } from '../http/handler.ts'
import { patientSend } from '../http/patient-send.ts'
import { HostUnreachableError, TimedOutError } from '../http/send.ts'
import { TerrariumError } from '../kernel/errors.ts'
import { InterruptedError } from '../kernel/interrupted.ts'
import { random } from '../kernel/random.ts'
import { storedFor, withoutConsent } from './consent.ts'
import type { Evidence, ProbeName } from './evidence.ts'
import type { Outcome } from './outcome.ts'
import { personalParts } from './personal-parts.ts'
import { isBlocked, isExempt, type Listening, type Probe, type ProbeContext } from './probe.ts'
import { required } from './probe-order.ts'
import type { RunOptions } from './run-options.ts'
import type { StoredConnection } from './stored-connection.ts'
import type { Timeline } from './timeline.ts'

export interface Running extends RunOptions {
  readonly timeline: Timeline
  /** Stored connections that may be used up, the last one first. */
  readonly spendable: StoredConnection[]
  /** Called when a probe is over. */
  readonly giveBack: (probe: Probe) => Promise<void>
  /** Why the partner has no room for what a probe would open, or `undefined` where it has. */
  readonly withoutRoom: (probe: Probe) => string | undefined
  /** Why the partner turned out to have none, or `undefined` where it had. */
  readonly ranOutOfRoom: (probe: Probe) => string | undefined
}
export type Outcomes = ReadonlyMap<ProbeName, Outcome>

/** Run a probe, unless something rules it out, and say what came of it. */
export async function runProbe(probe: Probe, outcomes: Outcomes, options: Running): Promise<Outcome> {
  const ruledOut = whyNot(probe, outcomes, options)
  if (ruledOut !== undefined) return ruledOut
  const opened = new Set<Listening>()
  try {
    await keepAlive(livingOf(options))
    const outcome = await probe.run(contextFor(probe, outcomes, options, opened))
    // Who was woken before the time was up has not seen all there was to see.
    if (options.signal?.aborted) throw new InterruptedError(options.signal.reason)
    const full = options.ranOutOfRoom(probe)
    if (full !== undefined) return { kind: 'not-applicable', because: full }
    if (isExempt(outcome)) return { kind: 'not-applicable', because: outcome.because }
    return isBlocked(outcome) ? { ...outcome, kind: 'blocked' } : { kind: 'evidence', evidence: outcome }
  } catch (thrown) {
    if (!(thrown instanceof TerrariumError)) throw thrown
    return outcomeOf(thrown, probe, options)
  } finally {
    // What a probe that could not finish has opened would listen for ever.
    await Promise.all([...opened].map(({ close }) => close()))
    await options.giveBack(probe)
  }
}

/** Those that have not been used up. */
function livingOf(options: Running): readonly StoredConnection[] {
  const [first, ...others] = storedFor(options)
  return first === undefined ? [] : [first, ...others.filter((other) => options.spendable.includes(other))]
}

/** Where there is none to use up, the probe has not been run. */
function spending(options: Running): ProbeContext['spend'] {
  return options.spendable.length === 0 ? undefined : () => options.spendable.pop()!.spend()
}

/** The first stands for every user; that another has withdrawn is seen by who asks for its data. */
async function keepAlive([first, ...others]: readonly StoredConnection[]): Promise<void> {
  await first?.keepAlive()
  for (const other of others) await other.keepAlive().catch(unlessOurs)
}

function unlessOurs(thrown: unknown): void {
  if (!(thrown instanceof TerrariumError)) throw thrown
}

function whyNot(probe: Probe, outcomes: Outcomes, options: Running): Outcome | undefined {
  const { partner, allow, concurrency = 2 } = options
  const exempt = probe.exempts?.(partner)
  if (exempt !== undefined) return { kind: 'not-applicable', because: exempt }
  for (const name of required(probe, options)) {
    const outcome = outcomes.get(name)
    if (outcome === undefined) return { kind: 'error', because: `the probe '${name}' has not run yet` }
    if (outcome.kind !== 'evidence') return outcome
  }
  const without = withoutConsent(probe, options)
  if (without !== undefined) return without
  if (probe.touches !== 'nothing' && !allow.has(probe.touches)) {
    return { kind: 'not-applicable', because: `not allowed in this run; add --allow ${probe.touches}` }
  }
  const full = options.withoutRoom(probe)
  if (full !== undefined) return { kind: 'not-applicable', because: full }
  const { atOnce = 1 } = probe
  if (atOnce > concurrency) {
    const because = `it needs ${atOnce} requests in flight at once; allow them with --concurrency ${atOnce}`
    return { kind: 'not-applicable', because }
  }
  return undefined
}

function outcomeOf(thrown: TerrariumError, { name }: Probe, options: Running): Outcome {
  const message = told(thrown, options)
  if (thrown instanceof HostUnreachableError && thrown.tls !== undefined) {
    return { kind: 'blocked', by: TLS_CHECKS[thrown.tls], because: message }
  }
  const because = `the probe '${name}' could not finish: ${message}`
  switch (thrown.code) {
    case 'HOST_UNREACHABLE':
    case 'TIMED_OUT':
      return { kind: 'error', because, sign: { of: 'silence' } }
    case 'INTERRUPTED':
      return { kind: 'error', because: notTried(message), sign: { of: 'end', reason: message } }
    case 'CIRCUIT_OPEN':
    case 'BUDGET_SPENT':
      return { kind: 'error', because, sign: { of: 'end', reason: message } }
    default:
      return { kind: 'error', because }
  }
}

/** What was thrown, without the people that a path may name. */
function told(thrown: TerrariumError, { partner, environment }: Running): string {
  if (!(thrown instanceof TimedOutError)) return thrown.message
  const { path } = personalParts(partner, environment.baseUrl)
  return thrown.message.replace(thrown.pathname, () => path(thrown.pathname))
}

/** The checks that fail where nobody can be talked to over TLS. */
const TLS_CHECKS = { certificate: 'transport/certificate-valid', protocol: 'transport/tls-current' } as const

/** What is said of everything that a run did not come to. */
export function notTried(reason: string): string {
  return `not tried: ${reason}`
}

/** What a probe may use in this run. */
export function contextFor(
  probe: Probe,
  outcomes: Outcomes,
  options: Running,
  opened: Set<Listening> = new Set(),
): ProbeContext {
  const send = options.timeline.sendFor(probe.name)
  const { partner, environment, credentials, clock, seed, transport, listen, patienceMs = 15_000 } = options
  const left = <Name extends ProbeName>(name: Name): Evidence[Name] | undefined => {
    const outcome = outcomes.get(name)
    return outcome?.kind === 'evidence' ? (outcome.evidence as Evidence[Name]) : undefined
  }
  return {
    partner,
    environment,
    credentials,
    clock,
    random: random(seed, 'probe', probe.name),
    send,
    exchange: recordExchange(patientSend(send, { clock }), clock),
    evidence<Name extends ProbeName>(name: Name): Evidence[Name] {
      const evidence = left(name)
      if (evidence === undefined) throw new TypeError(`${probe.name} does not say that it needs ${name}`)
      return evidence
    },
    left,
    transport: transport && {
      ...transport,
      sendPlainly: options.timeline.watch(probe.name, transport.sendPlainly),
    },
    stored: livingOf(options),
    spend: probe.consents === 'grant' ? spending(options) : undefined,
    mayLeaveFor: options.mayLeaveFor ?? (() => false),
    outside: options.outside,
    listen: listen === undefined ? undefined : remembering(listen, opened),
    patienceMs,
  }
}

/** Listens, and keeps what is open until it is closed. */
function remembering(
  listen: (handler: Handler) => Promise<Listening>,
  opened: Set<Listening>,
): (handler: Handler) => Promise<Listening> {
  return async (handler) => {
    const { url, close } = await listen(handler)
    const listening: Listening = {
      url,
      close: async () => {
        opened.delete(listening)
        await close()
      },
    }
    opened.add(listening)
    return listening
  }
}
