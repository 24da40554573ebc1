/**
 * Runs the checks against a partner and says what they found.
 *
 * @module terrarium-kit/conformance
 */

import { type Exchange, recordExchange } from '../http/exchange.ts'
import type { Handler, Send } from '../http/handler.ts'
import type { Clock } from '../kernel/clock.ts'
import { messageOf, TerrariumError } from '../kernel/errors.ts'
import { random } from '../kernel/random.ts'
import type { Credentials } from '../partner/credentials.ts'
import type { Environment, Partner } from '../partner/partner.ts'
import { areaOf, type Check, citation, type Judgement } from './check.ts'
import type { Evidence, ProbeName } from './evidence.ts'
import { isBlocked, isExempt, type Listening, type Probe, type ProbeContext } from './probe.ts'
import { redactExchange } from './redact.ts'
import type { CheckResult, Report } from './report.ts'
import { createTimeline, type Timeline } from './timeline.ts'
import { conclude, VERDICTS, type Verdict } from './verdict.ts'

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
  readonly allow: ReadonlySet<'grant' | 'write'>
  readonly listen?: (handler: Handler) => Promise<Listening>
  /** 15,000 ms (15 s) unless told. */
  readonly patienceMs?: number
  /** The command that repeats one check. */
  readonly replay: (checkId: string) => string
  readonly version: string
  readonly onProgress?: (event: Progress) => void
}

export type Progress =
  | { readonly kind: 'probing'; readonly probe: Probe }
  | { readonly kind: 'judged'; readonly result: CheckResult }

type Outcome =
  | { readonly kind: 'evidence'; readonly evidence: Evidence[ProbeName] }
  | { readonly kind: 'blocked'; readonly by: string; readonly because: string }
  | { readonly kind: 'not-applicable'; readonly because: string }
  | { readonly kind: 'error'; readonly because: string }

/** After so many probes in a row without an answer, the rest is not tried. */
const SILENT_PROBES = 3

/** Run the probes that the checks need, judge what they leave, and say what the whole means. */
export async function runConformance(options: RunOptions): Promise<Report> {
  const { partner, clock, seed, checks, onProgress = () => {} } = options
  const startedAtMs = clock.epochMs()
  const results = new Map<string, CheckResult>()
  const timeline = createTimeline(options.send, clock)
  const judged = (probe: Probe, outcome: Outcome) => {
    for (const check of checks.filter(({ given }) => given === probe.name)) {
      const result = resultOf(check, verdictOf(check, outcome, partner), options)
      results.set(check.id, result)
      onProgress({ kind: 'judged', result })
    }
  }
  await runProbes({ ...options, timeline }, judged)
  const ordered = checks.flatMap((check) => results.get(check.id) ?? [])
  const verdicts = ordered.map(({ verdict }) => verdict)
  return {
    terrarium: options.version,
    partner: { id: partner.id, name: partner.name },
    environment: options.environmentName,
    baseUrl: options.environment.baseUrl,
    seed,
    startedAt: new Date(startedAtMs).toISOString(),
    durationMs: clock.epochMs() - startedAtMs,
    requests: timeline.count(),
    verdict: conclude(verdicts),
    counts: countsOf(verdicts),
    checks: ordered,
    timeline: timeline.requests(),
  }
}

type Running = RunOptions & { readonly timeline: Timeline }

async function runProbes(
  options: Running,
  onOutcome: (probe: Probe, outcome: Outcome) => void,
): Promise<void> {
  const { onProgress = () => {} } = options
  const outcomes = new Map<ProbeName, Outcome>()
  const waiting = new Map<ProbeName, Promise<void>>()
  let silent = 0
  const settle = (probe: Probe, outcome: Outcome) => {
    outcomes.set(probe.name, outcome)
    onOutcome(probe, outcome)
  }
  for (const probe of neededProbes(options)) {
    await Promise.all([...required(probe, options), ...(probe.after ?? [])].map((name) => waiting.get(name)))
    onProgress({ kind: 'probing', probe })
    if (silent >= SILENT_PROBES) {
      settle(probe, { kind: 'error', because: `not tried: ${SILENT_PROBES} probes in a row got no answer` })
      continue
    }
    const running = runProbe(probe, outcomes, options)
    if (probe.waits) {
      waiting.set(
        probe.name,
        running.then((outcome) => settle(probe, outcome)),
      )
      continue
    }
    const outcome = await running
    silent = outcome.kind === 'error' ? silent + 1 : 0
    settle(probe, outcome)
  }
  await Promise.all(waiting.values())
}

/** The probes that the checks read, and those that these need, in the order of the registry. */
function neededProbes(options: RunOptions): readonly Probe[] {
  const needed = new Set<ProbeName>()
  const need = (name: ProbeName) => {
    if (needed.has(name)) return
    needed.add(name)
    const probe = options.probes.find((candidate) => candidate.name === name)
    if (probe !== undefined) for (const other of required(probe, options)) need(other)
  }
  for (const check of options.checks) need(check.given)
  return options.probes.filter(({ name }) => needed.has(name))
}

/** What must have left evidence before a probe, for this partner. */
function required({ needs, wants = [] }: Probe, { probes, partner }: RunOptions): readonly ProbeName[] {
  const isExempt = (name: ProbeName) =>
    probes.find((probe) => probe.name === name)?.exempts?.(partner) !== undefined
  return [...needs, ...wants.filter((name) => !isExempt(name))]
}

async function runProbe(
  probe: Probe,
  outcomes: ReadonlyMap<ProbeName, Outcome>,
  options: Running,
): Promise<Outcome> {
  const exempt = probe.exempts?.(options.partner)
  if (exempt !== undefined) return { kind: 'not-applicable', because: exempt }
  for (const name of required(probe, options)) {
    const outcome = outcomes.get(name)
    if (outcome === undefined) return { kind: 'error', because: `the probe '${name}' has not run yet` }
    if (outcome.kind !== 'evidence') return outcome
  }
  if (probe.touches !== 'nothing' && !options.allow.has(probe.touches)) {
    return { kind: 'not-applicable', because: `not allowed in this run; add --allow ${probe.touches}` }
  }
  try {
    const outcome = await probe.run(contextFor(probe, outcomes, options))
    if (isExempt(outcome)) return { kind: 'not-applicable', because: outcome.because }
    return isBlocked(outcome) ? { ...outcome, kind: 'blocked' } : { kind: 'evidence', evidence: outcome }
  } catch (thrown) {
    if (!(thrown instanceof TerrariumError)) throw thrown
    return { kind: 'error', because: `the probe '${probe.name}' could not finish: ${messageOf(thrown)}` }
  }
}

function contextFor(probe: Probe, outcomes: ReadonlyMap<ProbeName, Outcome>, options: Running): ProbeContext {
  const send = options.timeline.sendFor(probe.name)
  const { partner, environment, credentials, clock, seed, listen, patienceMs = 15_000 } = options
  return {
    partner,
    environment,
    credentials,
    clock,
    random: random(seed, 'probe', probe.name),
    send,
    exchange: recordExchange(send, clock),
    evidence<Name extends ProbeName>(name: Name): Evidence[Name] {
      const outcome = outcomes.get(name)
      if (outcome?.kind !== 'evidence')
        throw new TypeError(`${probe.name} does not say that it needs ${name}`)
      return outcome.evidence as Evidence[Name]
    },
    listen,
    patienceMs,
  }
}

type Judged = Pick<CheckResult, 'verdict' | 'found' | 'exchanges'> & { readonly blockedBy?: string }

function verdictOf(check: Check, outcome: Outcome, partner: Partner): Judged {
  const exempt = check.exempts?.(partner)
  if (exempt !== undefined) return { verdict: 'not-applicable', found: exempt, exchanges: [] }
  switch (outcome.kind) {
    case 'evidence':
      return judged(check, check.judge(outcome.evidence, partner))
    case 'blocked':
      // The root cause is judged on the same evidence: it fails by itself and must not be blocked by itself.
      return outcome.by === check.id
        ? judged(check, { kind: 'finding', found: outcome.because, exchanges: [] })
        : { verdict: 'blocked', found: outcome.because, exchanges: [], blockedBy: outcome.by }
    case 'not-applicable':
    case 'error':
      return { verdict: outcome.kind, found: outcome.because, exchanges: [] }
  }
}

function judged(check: Check, judgement: Judgement): Judged {
  if (judgement === undefined) return { verdict: 'pass', found: null, exchanges: [] }
  if (judgement.kind === 'inapplicable') {
    return { verdict: 'not-applicable', found: judgement.because, exchanges: [] }
  }
  const verdict: Verdict = check.level === 'must' ? 'fail' : 'warn'
  return { verdict, found: judgement.found, exchanges: redactAll(judgement.exchanges) }
}

function redactAll(exchanges: readonly Exchange[]): CheckResult['exchanges'] {
  return exchanges.map(redactExchange)
}

function resultOf(check: Check, judgement: Judged, options: RunOptions): CheckResult {
  return {
    id: check.id,
    area: areaOf(check),
    level: check.level,
    title: check.title,
    verdict: judgement.verdict,
    found: judgement.found,
    remedy: check.remedy,
    source: citation(check.source),
    ...(check.source.url === undefined ? {} : { sourceUrl: check.source.url }),
    seed: options.seed,
    probe: check.given,
    ...(judgement.blockedBy === undefined ? {} : { blockedBy: judgement.blockedBy }),
    exchanges: judgement.exchanges,
    replay: options.replay(check.id),
  }
}

function countsOf(verdicts: readonly Verdict[]): Readonly<Record<Verdict, number>> {
  const count = (verdict: Verdict) => verdicts.filter((other) => other === verdict).length
  return Object.fromEntries(VERDICTS.map((verdict) => [verdict, count(verdict)])) as Record<Verdict, number>
}
