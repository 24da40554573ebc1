/**
 * Runs the checks against a partner and says what they found.
 *
 * @module terrarium-kit/conformance
 */

import { interruptibleSend } from '../http/interruptible-send.ts'
import { messageOf } from '../kernel/errors.ts'
import { interruptibleClock } from '../kernel/interrupted.ts'
import { storedFor } from './consent.ts'
import { givingBack } from './giving-back.ts'
import { createGrantLedger } from './grant-ledger.ts'
import type { Outcome } from './outcome.ts'
import { pacedTimeline } from './paced-timeline.ts'
import { personalParts } from './personal-parts.ts'
import type { Probe } from './probe.ts'
import type { CheckResult, Interruption, Report } from './report.ts'
import { resultOf } from './result.ts'
import type { RunOptions } from './run-options.ts'
import { runProbes } from './run-probes.ts'
import { summaryOf } from './summary.ts'
import { createTimeline } from './timeline.ts'

/** Run the probes that the checks need, judge what they leave, and say what the whole means. */
export async function runConformance(options: RunOptions): Promise<Report> {
  const { partner, clock, checks, signal, onProgress = () => {} } = options
  const startedAtMs = clock.epochMs()
  const results = new Map<string, CheckResult>()
  const ledger = createGrantLedger(options)
  const send = signal === undefined ? options.send : interruptibleSend(options.send, signal)
  const interruptible = {
    ...options,
    clock: signal === undefined ? clock : interruptibleClock(clock, signal),
  }
  const timeline = pacedTimeline(
    createTimeline(send, clock, personalParts(partner, options.environment.baseUrl)),
    interruptible,
  )
  const { after, whenOver, withoutRoom, ranOutOfRoom } = givingBack(ledger, timeline, options)
  const sendFor = (probe: string) => ledger.watching(timeline.sendFor(probe), probe)
  const spendable = storedFor(options).slice(1)
  const running = {
    ...interruptible,
    timeline: { ...timeline, sendFor },
    spendable,
    giveBack: after,
    withoutRoom,
    ranOutOfRoom,
  }
  await runProbes(running, (probe: Probe, outcome: Outcome) => {
    for (const check of checks.filter(({ given }) => given === probe.name)) {
      const result = resultOf(check, outcome, options)
      results.set(check.id, result)
      onProgress({ kind: 'judged', result })
    }
  })
  const ordered = checks.flatMap((check) => results.get(check.id) ?? [])
  const givenBack = await whenOver()
  const interrupted: Interruption | undefined = signal?.aborted
    ? { because: messageOf(signal.reason), ...givenBack }
    : undefined
  return {
    terrarium: options.version,
    partner: { id: partner.id, name: partner.name },
    environment: options.environmentName,
    baseUrl: options.environment.baseUrl,
    seed: options.seed,
    startedAt: new Date(startedAtMs).toISOString(),
    durationMs: clock.epochMs() - startedAtMs,
    requests: timeline.count(),
    ...summaryOf(ordered, interrupted !== undefined),
    ...(interrupted === undefined ? {} : { interrupted }),
    checks: ordered,
    timeline: timeline.requests(),
  }
}
