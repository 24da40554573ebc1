import { CHECKS } from '../../conformance/checks/registry.ts'
import type { ExpectedFailure } from '../../conformance/expected-failures.ts'
import { PROBES } from '../../conformance/probes/registry.ts'
import type { RunOptions } from '../../conformance/run-options.ts'
import { isAllowedHost } from '../../http/guard.ts'
import { systemClock } from '../../kernel/clock.ts'
import { UsageError } from '../../kernel/errors.ts'
import type { Partner } from '../../partner/partner.ts'
import { targetOf } from '../environment.ts'
import { readExpectedFailures } from '../expected-file.ts'
import type { Io } from '../io.ts'
import { loadAdapter } from '../load-adapter.ts'
import { version } from '../version.ts'
import { allowed } from './allowed.ts'
import { type Earlier, earlierRun, seedOf } from './earlier.ts'
import type { CheckFlags } from './flags.ts'
import { listenerFor } from './listener.ts'
import { outsideFor, patienceOf } from './outside.ts'
import { progressLine } from './progress.ts'
import { replayCommand } from './replay.ts'
import { selected } from './selection.ts'
import { requireAnswer, sendingTo } from './sending.ts'
import { storedConnectionsFor } from './stored.ts'

/** A run that may begin. */
export interface Prepared {
  readonly options: RunOptions
  /** The run that it goes on from, where the flags name one. */
  readonly earlier: Earlier | undefined
  readonly expected: readonly ExpectedFailure[]
  readonly close: () => Promise<void>
}

/**
 * Everything that a run needs, from the flags. Whatever is wrong with them is said before the partner is asked anything;
 * then it is asked whether it is there.
 *
 * @param file - the descriptor's path.
 * @throws UsageError, SecretMissingError, EnvironmentUnknownError, FileUnreadableError; HostUnreachableError,
 * TimedOutError, InterruptedError
 */
export async function prepareRun(
  file: string,
  partner: Partner,
  flags: CheckFlags,
  io: Io,
): Promise<Prepared> {
  const target = targetOf(partner, { env: flags.env, baseUrl: flags.baseUrl, variables: io.variables })
  const { environment, credentials } = target
  const { baseUrl } = environment
  const expected = flags.expected === undefined ? [] : await readExpectedFailures(flags.expected)
  const earlier = await earlierRun(flags, partner, target)
  const checks = checksFor(flags, earlier)
  if (checks.length === 0) io.err(`Nothing is left to judge of ${earlier?.file}.\n`)
  const seed = seedOf(flags, earlier)
  const allow = allowed(flags, target)
  const listen = listenerFor(baseUrl, flags, partner.webhooks?.registration.kind === 'dashboard')
  const outside = outsideFor(flags, partner, io)
  const { send, transport } = sendingTo(partner, target, await loadAdapter(file, partner), flags)
  if (checks.length > 0) await requireAnswer(send, baseUrl, io.signal)
  const { stored, close } = await storedConnectionsFor(partner, target, send, io, flags.store)
  const options: RunOptions = {
    partner,
    environmentName: target.name,
    environment,
    credentials,
    send,
    transport,
    clock: systemClock,
    seed,
    checks,
    probes: PROBES,
    allow,
    ...(listen === undefined ? {} : { listen }),
    ...(outside === undefined ? {} : { outside }),
    patienceMs: patienceOf(flags),
    concurrency: flags.concurrency,
    stored,
    mayLeaveFor: (url) => isAllowedHost(url, flags.allowHost),
    signal: io.signal,
    replay: (id) => replayCommand(file, id, seed, flags),
    version,
    onProgress: progressLine(io, flags.json === '-'),
  }
  return { options, earlier, expected, close }
}

/**
 * The checks that the flags ask for, of all of them or of those that an earlier run left.
 *
 * @throws UsageError where they ask for none.
 */
export function checksFor(
  { webhooks, only, skip }: Pick<CheckFlags, 'webhooks' | 'only' | 'skip'>,
  earlier: Earlier | undefined,
): RunOptions['checks'] {
  const checks = selected(earlier?.checks ?? CHECKS, webhooks ? ['webhook', ...only] : only, skip)
  if (checks.length > 0 || earlier !== undefined) return checks
  throw new UsageError('Failed to judge: no check is left.', 'Name more with --only, or less with --skip.')
}
