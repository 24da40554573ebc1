import { type PublicationError, verifiedFromBroker } from './broker/verified-from-broker.ts'
import { type ProviderServer, serveProvider, type UnsetState } from './provider-server.ts'
import type { ProviderSide } from './provider-side.ts'
import { type VerifierCall, verifiedFromFiles } from './verified-from-files.ts'
import { LOAD_FAILED, type VerifierFailure, type VerifierReport } from './verifier-report.ts'
import type { PactSource } from './verify-options.ts'

/** What the verification of pacts came to. */
export interface PactVerification {
  readonly interactions: readonly VerifiedInteraction[]
  /** What the broker says of the pacts that it chose. */
  readonly notices: readonly string[]
  /** Why there was nothing to verify, or a pact could not be read. */
  readonly problems: readonly string[]
  readonly publication:
    | { readonly kind: 'not-asked' | 'published' }
    | { readonly kind: 'failed'; readonly error: PublicationError }
}

export interface VerifiedInteraction {
  readonly description: string
  /** `pending` has failed without consequence. `not-applicable` could not be tried: it is no success. */
  readonly verdict: 'pass' | 'fail' | 'pending' | 'not-applicable'
  /** Why it did not pass. */
  readonly reasons: readonly string[]
}

/**
 * Verify a provider against pacts with the official verifier.
 *
 * @param name - the provider's, as the pacts know it.
 * @throws PactMissingError; HostUnreachableError, TimedOutError; whatever the provider's side throws; what the broker's
 *   part throws when the pacts cannot be had.
 */
export async function verifyPacts(
  name: string,
  side: ProviderSide,
  source: PactSource,
  call: VerifierCall,
): Promise<PactVerification> {
  const broken = new AbortController()
  const server = await serveProvider(side, () => broken.abort())
  const signals = [broken.signal, ...(call.signal === undefined ? [] : [call.signal])]
  const stoppable = { ...call, signal: AbortSignal.any(signals) }
  try {
    if (source.kind === 'files') {
      const report = await verifiedFromFiles({ name, ...server }, source.files, stoppable)
      return verificationOf(report, server, { kind: 'not-asked' })
    }
    const { publication, ...report } = await verifiedFromBroker({ name, ...server }, source, stoppable)
    return verificationOf(report, server, publication)
  } catch (thrown) {
    // When the provider cannot be reached the verifier is stopped, and why it was stopped is what counts.
    throw server.thrown[0] ?? thrown
  } finally {
    await server.close()
  }
}

function verificationOf(
  report: VerifierReport,
  { unset, thrown }: ProviderServer,
  publication: PactVerification['publication'],
): PactVerification {
  if (thrown.length > 0) throw thrown[0]
  const { results, notices } = report
  const failures = [
    ...report.failures.map((failure) => ({ ...failure, pending: false })),
    ...report.pendingFailures.map((failure) => ({ ...failure, pending: true })),
  ]
  const open = [...unset]
  return {
    interactions: results.map(({ description, passed }) => {
      const failure = passed ? undefined : takeFailure(failures, description)
      if (failure === undefined) return { description, verdict: passed ? 'pass' : 'fail', reasons: [] }
      const state = isAboutState(failure) ? takeUnset(open, failure) : undefined
      if (state !== undefined) return { description, verdict: 'not-applicable', reasons: [state.reason] }
      return { description, verdict: failure.pending ? 'pending' : 'fail', reasons: summed(failure.reasons) }
    }),
    notices,
    problems: failures
      .filter(({ interaction }) => interaction === LOAD_FAILED)
      .flatMap(({ reasons }) => reasons),
    publication,
  }
}

type Failure = VerifierFailure & { readonly pending: boolean }

/** The verifier names interactions in one way among its results, and in another among its failures. */
function takeFailure(failures: Failure[], description: string): Failure | undefined {
  const index = failures.findIndex(({ interaction }) => interaction.endsWith(` ${description}`))
  return index === -1 ? undefined : failures.splice(index, 1)[0]
}

function isAboutState({ reasons }: VerifierFailure): boolean {
  return reasons.some((reason) => reason.includes('state change handlers has failed'))
}

function takeUnset(open: UnsetState[], { interaction }: VerifierFailure): UnsetState | undefined {
  const index = open.findIndex(({ state }) => interaction.includes(`Given ${state.name} `))
  return index === -1 ? undefined : open.splice(index, 1)[0]
}

/** What is wrong with every record is told once, in an order that stays: the verifier's own is by chance. */
function summed(reasons: readonly string[]): readonly string[] {
  const told = reasons.map((reason) => reason.replace(/^\S+:/, (path) => path.replace(/\[\d+\]/g, '[*]')))
  return [...new Set(told)].sort()
}
