import { type TerrariumError, UsageError } from '../../kernel/errors.ts'
import { type ProviderUnderTest, runVerifier } from '../run-verifier.ts'
import type { VerifierCall } from '../verified-from-files.ts'
import { LOAD_FAILED, type VerifierReport } from '../verifier-report.ts'
import type { BrokerSource } from '../verify-options.ts'
import { brokerFailure } from './broker-failure.ts'
import { brokerPatience } from './broker-patience.ts'
import type { BrokerSettings } from './broker-settings.ts'
import { brokerTimedOut, brokerTrouble } from './broker-trouble.ts'
import { type BrokerCall, type CommandResult, runBrokerCommand } from './run-broker-command.ts'
import { verifierWords } from './verifier-words.ts'

export interface BrokerVerification extends VerifierReport {
  readonly publication:
    | { readonly kind: 'not-asked' }
    | { readonly kind: 'published' }
    /** The verifier says nothing of this by its exit code. */
    | { readonly kind: 'failed'; readonly error: PublicationError }
}

/** Why results were not published, as data: the verification itself has come to its end. */
export type PublicationError = Pick<TerrariumError, 'code' | 'message' | 'remedy'>

/**
 * Verify a provider against the pacts that a broker chooses, with the official verifier, and publish the results there
 * if the source says so. Where the broker chooses no pact, nothing has passed.
 *
 * @throws BrokerRefusedError, BrokerUnavailableError where the pacts cannot be had; UsageError where a part of a pact
 *   is verified and published, for a broker takes a result for that of all of it.
 */
export async function verifiedFromBroker(
  provider: ProviderUnderTest,
  source: BrokerSource,
  { only, brokerTimeoutMs = 10_000, ...call }: VerifierCall,
): Promise<BrokerVerification> {
  const { settings } = source
  if (only !== undefined && source.publish !== undefined) {
    throw new UsageError(
      'Failed to publish results: a broker takes them for those of whole pacts, and only a part is verified.',
      'Leave out --only, or --publish.',
    )
  }
  const pacts = [...verifierWords(source), ...(only === undefined ? [] : [`--filter-description=${only}`])]
  const { report, log } = await runVerifier(provider, pacts, (words) =>
    runPatiently(words, { ...call, settings }, brokerTimeoutMs),
  )
  if (report === undefined) throw brokerTrouble(brokerFailure(log), settings)
  throwUnlessLoaded(report, settings)
  return { ...report, publication: publicationIn(log, source) }
}

/** Throws as soon as the broker has left the verifier waiting for too long, whatever the provider is still allowed. */
async function runPatiently(
  words: readonly string[],
  call: BrokerCall,
  patienceMs: number,
): Promise<CommandResult> {
  const patience = brokerPatience(patienceMs)
  const signals = [patience.signal, ...(call.signal === undefined ? [] : [call.signal])]
  try {
    return await runBrokerCommand(words, { ...call, signal: AbortSignal.any(signals), hear: patience.hear })
  } catch (thrown) {
    throw patience.signal.aborted ? brokerTimedOut(call.settings, patienceMs) : thrown
  } finally {
    patience.end()
  }
}

/** That there is no pact is an answer; that the broker cannot be asked is none. */
function throwUnlessLoaded({ failures }: VerifierReport, settings: BrokerSettings): void {
  for (const { interaction, reasons } of failures) {
    if (interaction !== LOAD_FAILED) continue
    const failure = brokerFailure(reasons.join('\n'))
    if (failure.kind !== 'other') throw brokerTrouble(failure, settings)
  }
}

/** One line for each pact that is published, or that is not. */
function publicationIn(log: string, source: BrokerSource): BrokerVerification['publication'] {
  if (source.publish === undefined) return { kind: 'not-asked' }
  const failed = /Publishing of verification results failed with an error: (.*)/.exec(log)
  if (failed === null && /Results published to Pact Broker/.test(log)) return { kind: 'published' }
  const reason = failed?.[1] ?? 'the verifier does not say that it has published results'
  const { code, message, remedy } = brokerTrouble(brokerFailure(reason), source.settings)
  return { kind: 'failed', error: { code, message, remedy } }
}
