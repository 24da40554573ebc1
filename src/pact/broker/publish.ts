import type { AppVersion } from './app-version.ts'
import { brokerFailure } from './broker-failure.ts'
import { brokerTrouble } from './broker-trouble.ts'
import { jsonLines } from './json-lines.ts'
import { type Notice, noticesOf } from './notices.ts'
import type { PactFile } from './pact-files.ts'
import { type BrokerCall, runBrokerCommand } from './run-broker-command.ts'
import { withoutSecrets } from './without-secrets.ts'

/** What became of publishing. */
export type Publication =
  | { readonly kind: 'published'; readonly notices: readonly Notice[] }
  /** The version is there already, with another content: a broker never changes what a version says. */
  | { readonly kind: 'conflict'; readonly sentences: readonly string[] }

/**
 * Publish pacts through the official command.
 *
 * @throws BrokerRefusedError, BrokerUnavailableError; UsageError where the command is not installed.
 */
export async function publishPacts(
  files: readonly PactFile[],
  version: AppVersion,
  call: BrokerCall,
): Promise<Publication> {
  const { exitCode, output } = await runBrokerCommand(
    [
      'broker',
      'publish',
      '--output=json',
      `--consumer-app-version=${version.number}`,
      ...(version.branch === undefined ? [] : [`--branch=${version.branch}`]),
      ...(version.tags.length === 0 ? [] : [`--tag=${version.tags.join(',')}`]),
      ...(version.buildUrl === undefined ? [] : [`--build-url=${version.buildUrl}`]),
      '--',
      ...files.map(({ path }) => path),
    ],
    call,
  )
  const { settings } = call
  // The command prints the broker's answer to each pact, whatever it is, so that their number is a proof.
  const answers = jsonLines(output)
  if (exitCode === 0 && answers.length === files.length) {
    return { kind: 'published', notices: answers.flatMap((answer) => noticesOf(answer, settings.auth)) }
  }
  const failure = brokerFailure(output)
  if (failure.kind === 'conflict') {
    return {
      kind: 'conflict',
      sentences: failure.sentences.map((sentence) => withoutSecrets(sentence, settings.auth)),
    }
  }
  throw brokerTrouble(failure, settings)
}
