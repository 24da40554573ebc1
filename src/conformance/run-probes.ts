import type { ConnectionEvidence } from './evidence/auth.ts'
import type { ProbeName } from './evidence.ts'
import { keepConnection } from './keep-connection.ts'
import type { Outcome } from './outcome.ts'
import type { Probe } from './probe.ts'
import { neededProbes, required } from './probe-order.ts'
import { contextFor, notTried, type Running, runProbe } from './run-probe.ts'

/** After so many probes in a row without an answer, the rest is not tried. */
const SILENT_PROBES = 3

/**
 * Run the probes that the checks need, one after the other, those that mostly wait beside the others. Where one says
 * that no other needs to be tried, none is.
 */
export async function runProbes(
  options: Running,
  onOutcome: (probe: Probe, outcome: Outcome) => void,
): Promise<void> {
  const { onProgress = () => {} } = options
  const outcomes = new Map<ProbeName, Outcome>()
  const waiting = new Map<ProbeName, Promise<void>>()
  let silent = 0
  let end: string | undefined
  const settle = (probe: Probe, outcome: Outcome) => {
    if (outcome.kind === 'error' && outcome.sign?.of === 'end') end ??= outcome.sign.reason
    outcomes.set(probe.name, outcome)
    onOutcome(probe, outcome)
  }
  for (const probe of neededProbes(options)) {
    await Promise.all([...required(probe, options), ...(probe.after ?? [])].map((name) => waiting.get(name)))
    if (silent >= SILENT_PROBES) end ??= `${SILENT_PROBES} probes in a row got no answer`
    if (end !== undefined) {
      settle(probe, { kind: 'error', because: notTried(end) })
      continue
    }
    onProgress({ kind: 'probing', probe })
    await keepAlive(probe, outcomes, options)
    const running = runProbe(probe, outcomes, options)
    if (probe.waits) {
      waiting.set(
        probe.name,
        running.then((outcome) => settle(probe, outcome)),
      )
      continue
    }
    const outcome = await running
    silent = outcome.kind === 'error' && outcome.sign?.of === 'silence' ? silent + 1 : 0
    settle(probe, outcome)
  }
  await Promise.all(waiting.values())
}

/** One probe after the other, so that no refresh token is used twice. */
async function keepAlive(probe: Probe, outcomes: Map<ProbeName, Outcome>, options: Running): Promise<void> {
  const outcome = outcomes.get('connection')
  if (outcome?.kind !== 'evidence' || !required(probe, options).includes('connection')) return
  const connection = outcome.evidence as ConnectionEvidence
  const kept = await keepConnection(connection, contextFor(probe, outcomes, options))
  outcomes.set('connection', { kind: 'evidence', evidence: kept })
}
