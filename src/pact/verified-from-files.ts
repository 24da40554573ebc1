import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { VerifierOptions } from '@pact-foundation/pact-core'
import { TimedOutError } from '../http/send.ts'
import { loadPactCore } from './pact-core.ts'
import { runChild } from './run-child.ts'
import type { ProviderUnderTest } from './run-verifier.ts'
import { type VerifierReport, verifierReport } from './verifier-report.ts'

export interface VerifierCall {
  /** Ours, of which proxies and certificates reach the verifier. */
  readonly variables: Readonly<Record<string, string | undefined>>
  /** For all interactions together. */
  readonly timeoutMs: number
  readonly signal?: AbortSignal
  /** Part of a description, as a regular expression: only such interactions are verified. */
  readonly only?: string
  /** How long a broker may leave the verifier waiting; 10,000 ms (10 s) unless told. */
  readonly brokerTimeoutMs?: number
}

/**
 * Verify pact files with the verifier that is part of `@pact-foundation/pact`, in a process of its own.
 *
 * @throws PactMissingError; TimedOutError; InterruptedError when the signal is aborted.
 */
export async function verifiedFromFiles(
  provider: ProviderUnderTest,
  files: readonly string[],
  { variables, timeoutMs, signal, only }: VerifierCall,
): Promise<VerifierReport> {
  loadPactCore()
  const folder = await mkdtemp(join(tmpdir(), 'terrarium-verifier-'))
  try {
    const report = join(folder, 'report.json')
    const { out, err, ended } = await runChild(process.execPath, [PROGRAM], {
      variables: {
        ...variables,
        // Files too would be joined by the pacts of a broker that only the environment names.
        PACT_BROKER_BASE_URL: undefined,
        PACT_BROKER_USERNAME: undefined,
        PACT_BROKER_PASSWORD: undefined,
        PACT_BROKER_TOKEN: undefined,
        TERRARIUM_VERIFIER: JSON.stringify({ report, ...optionsFor(provider, files) }),
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
    if (ended === 'timed-out') throw new TimedOutError(new URL(provider.baseUrl), timeoutMs)
    const text = await readFile(report, 'utf8').catch(() => '')
    const read = verifierReport(text)
    if (read !== undefined) return read
    throw new Error(
      `Pact's verifier did not come to its end: ${lastLine(text === '' ? `${out}\n${err}` : text)}`,
    )
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** Beside this file, compiled or not. */
const PROGRAM = fileURLToPath(
  new URL(`./verifier-process${extname(fileURLToPath(import.meta.url))}`, import.meta.url),
)

function optionsFor(
  { name, baseUrl, stateChangeUrl, messagePort }: ProviderUnderTest,
  files: readonly string[],
): VerifierOptions {
  return {
    provider: name,
    providerBaseUrl: baseUrl,
    pactUrls: [...files],
    logLevel: 'error',
    ...(stateChangeUrl === undefined ? {} : { providerStatesSetupUrl: stateChangeUrl }),
    ...(messagePort === undefined
      ? {}
      : { transports: [{ protocol: 'message', port: messagePort, path: '/' }] }),
  }
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? ''
}
