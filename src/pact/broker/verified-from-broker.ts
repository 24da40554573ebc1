import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TerrariumError } from '../../kernel/errors.ts'
import type { BrokerSource } from '../verify-options.ts'
import { brokerFailure } from './broker-failure.ts'
import type { BrokerSettings } from './broker-settings.ts'
import { brokerTrouble } from './broker-trouble.ts'
import { type BrokerCall, runBrokerCommand } from './run-broker-command.ts'
import { LOAD_FAILED, type VerifierReport, verifierReport } from './verifier-report.ts'
import { verifierWords } from './verifier-words.ts'

/** The provider as the verifier reaches it. */
export interface ProviderUnderTest {
  /** As the broker knows it. */
  readonly name: string
  readonly baseUrl: string
  /** Where provider states are asked for, by POST; nowhere unless told. */
  readonly stateChangeUrl?: string
  /** The port on the same host that answers `{ description, providerStates }` with a message, for message pacts. */
  readonly messagePort?: number
}

export interface BrokerVerification extends VerifierReport {
  readonly publication:
    | { readonly kind: 'not-asked' }
    | { readonly kind: 'published' }
    /** The verifier says nothing of this by its exit code. */
    | { readonly kind: 'failed'; readonly error: TerrariumError }
}

/**
 * Verify a provider against the pacts that a broker chooses, with the official verifier, and publish the results there
 * if the source says so. Where the broker chooses no pact, nothing has passed.
 *
 * @throws BrokerRefusedError, BrokerUnavailableError where the pacts cannot be had.
 */
export async function verifiedFromBroker(
  provider: ProviderUnderTest,
  source: BrokerSource,
  call: Omit<BrokerCall, 'settings'>,
): Promise<BrokerVerification> {
  const folder = await mkdtemp(join(tmpdir(), 'terrarium-verifier-'))
  try {
    const file = join(folder, 'report.json')
    const { output } = await runBrokerCommand(
      // What was published is told at the level of information, and nowhere else.
      [
        'verifier',
        '--json',
        file,
        '--loglevel=info',
        '--no-colour',
        ...providerWords(provider),
        ...verifierWords(source),
      ],
      { ...call, settings: source.settings },
    )
    const report = verifierReport(await readFile(file, 'utf8').catch(() => ''))
    if (report === undefined) throw brokerTrouble(brokerFailure(output), source.settings)
    throwUnlessLoaded(report, source.settings)
    return { ...report, publication: publicationIn(output, source) }
  } finally {
    await rm(folder, { recursive: true })
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
  return { kind: 'failed', error: brokerTrouble(brokerFailure(reason), source.settings) }
}

function providerWords({ name, baseUrl, stateChangeUrl, messagePort }: ProviderUnderTest): readonly string[] {
  const { protocol, hostname, port, pathname } = new URL(baseUrl)
  const path = pathname.replace(/\/+$/, '')
  return [
    `--provider-name=${name}`,
    `--transport=${protocol.slice(0, -1)}`,
    `--hostname=${hostname}`,
    ...(port === '' ? [] : [`--port=${port}`]),
    ...(path === '' ? [] : [`--base-path=${path}`]),
    ...(messagePort === undefined ? [] : [`--transports=message:${messagePort}`]),
    ...(stateChangeUrl === undefined ? [] : [`--state-change-url=${stateChangeUrl}`]),
  ]
}
