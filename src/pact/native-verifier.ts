import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { VerifierOptions } from '@pact-foundation/pact-core'
import { loadPactCore } from './pact-core.ts'
import { runChild } from './run-child.ts'
import { type VerifierReport, verifierReport } from './verifier-report.ts'

/** A provider as the verifier reaches it. */
export interface ProviderUnderTest {
  /** As its pacts, and a broker, know it. */
  readonly name: string
  readonly baseUrl: string
  /** Where provider states are asked for, by POST; nowhere unless told. */
  readonly stateChangeUrl?: string
  /** The port on the same host that answers `{ description, providerStates }` with a message, for message pacts. */
  readonly messagePort?: number
}

/** Which pacts, and what becomes of the results: the options of Pact's own verifier. */
export type PactChoice = Pick<
  VerifierOptions,
  | 'pactUrls'
  | 'pactBrokerUrl'
  | 'pactBrokerUsername'
  | 'pactBrokerPassword'
  | 'pactBrokerToken'
  | 'consumerVersionSelectors'
  | 'enablePending'
  | 'includeWipPactsSince'
  | 'providerVersionBranch'
  | 'publishVerificationResult'
  | 'providerVersion'
  | 'providerVersionTags'
  | 'buildUrl'
>

export interface VerifierCall {
  /** Ours, of which proxies and certificates reach the verifier. */
  readonly variables: Readonly<Record<string, string | undefined>>
  /** For all interactions together. */
  readonly timeoutMs: number
  readonly signal?: AbortSignal
  /** Part of a description, as a regular expression: only such interactions are verified. */
  readonly only?: string
}

export interface VerifierRun {
  /** `undefined` where the verifier did not come to its end. */
  readonly report: VerifierReport | undefined
  /** All that it printed. It tells of requests and answers in full: to be read, and not to be shown. */
  readonly log: string
  readonly ended: 'itself' | 'timed-out' | 'not-started'
}

/**
 * Run Pact's native verifier, the one under `@pact-foundation/pact`, in a process of its own. It follows no redirect, so
 * that a redirect can be verified. Who we are at a broker goes through its environment, where no other user can read it.
 *
 * @throws PactMissingError; InterruptedError when the signal is aborted.
 */
export async function runNativeVerifier(
  provider: ProviderUnderTest,
  pacts: PactChoice,
  { variables, timeoutMs, signal, only }: VerifierCall,
): Promise<VerifierRun> {
  loadPactCore()
  const folder = await mkdtemp(join(tmpdir(), 'terrarium-verifier-'))
  try {
    const report = join(folder, 'report.json')
    const { out, err, ended } = await runChild(process.execPath, [PROGRAM], {
      variables: {
        ...variables,
        TERRARIUM_VERIFIER: JSON.stringify({ report, ...pacts, ...optionsFor(provider) }),
        PACT_DESCRIPTION: only,
        PACT_PROVIDER_STATE: undefined,
        PACT_PROVIDER_NO_STATE: undefined,
        PACT_DO_NOT_TRACK: 'true',
        // Logs of what is sent would hold the header with the credentials.
        RUST_LOG: undefined,
      },
      timeoutMs,
      ...(signal !== undefined && { signal }),
    })
    const text = await readFile(report, 'utf8').catch(() => '')
    return { report: verifierReport(text), log: [out, err, text].join('\n'), ended }
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** Beside this file, compiled or not. */
const PROGRAM = fileURLToPath(
  new URL(`./verifier-process${extname(fileURLToPath(import.meta.url))}`, import.meta.url),
)

function optionsFor({ name, baseUrl, stateChangeUrl, messagePort }: ProviderUnderTest): VerifierOptions {
  return {
    provider: name,
    providerBaseUrl: baseUrl,
    followRedirects: false,
    // What was published is told at the level of information, and nowhere else.
    logLevel: 'info',
    ...(stateChangeUrl === undefined ? {} : { providerStatesSetupUrl: stateChangeUrl }),
    ...(messagePort === undefined
      ? {}
      : { transports: [{ protocol: 'message', port: messagePort, path: '/' }] }),
  }
}
