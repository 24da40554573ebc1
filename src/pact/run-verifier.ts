import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type VerifierReport, verifierReport } from './verifier-report.ts'

/** A provider as the official verifier reaches it. */
export interface ProviderUnderTest {
  /** As its pacts, and a broker, know it. */
  readonly name: string
  readonly baseUrl: string
  /** Where provider states are asked for, by POST; nowhere unless told. */
  readonly stateChangeUrl?: string
  /** The port on the same host that answers `{ description, providerStates }` with a message, for message pacts. */
  readonly messagePort?: number
}

export interface VerifierRun {
  /** `undefined` where the verifier did not come to its end. */
  readonly report: VerifierReport | undefined
  /** All that it printed. It tells of requests and answers in full: to be read, and not to be shown. */
  readonly log: string
}

/**
 * Run the official verifier, which has no place but a file for its report.
 *
 * @param pacts - the words that say which pacts to verify.
 * @param run - runs Pact's command with words, and resolves with what it printed.
 */
export async function runVerifier(
  provider: ProviderUnderTest,
  pacts: readonly string[],
  run: (words: readonly string[]) => Promise<{ readonly output: string }>,
): Promise<VerifierRun> {
  const folder = await mkdtemp(join(tmpdir(), 'terrarium-verifier-'))
  try {
    const file = join(folder, 'report.json')
    // What was published is told at the level of information, and nowhere else.
    const how = ['--json', file, '--loglevel=info', '--no-colour']
    const { output } = await run(['verifier', ...how, ...providerWords(provider), ...pacts])
    return { report: verifierReport(await readFile(file, 'utf8').catch(() => '')), log: output }
  } finally {
    await rm(folder, { recursive: true })
  }
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
