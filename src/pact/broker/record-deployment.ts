import { BrokerRefusedError } from './broker-errors.ts'
import { brokerFailure } from './broker-failure.ts'
import { brokerTrouble } from './broker-trouble.ts'
import { jsonLines } from './json-lines.ts'
import { type BrokerCall, runBrokerCommand } from './run-broker-command.ts'

/** What was deployed, and where to. */
export interface Deployment {
  readonly pacticipant: string
  readonly version: string
  readonly environment: string
  /** Which of several instances in one environment; there is one unless told. */
  readonly instance?: string
}

/**
 * Tell the broker that a version now runs in an environment, so that `can-i-deploy` of others counts with it.
 *
 * @throws BrokerRefusedError where the broker knows no such version or environment; BrokerUnavailableError.
 */
export async function recordDeployment(deployment: Deployment, call: BrokerCall): Promise<void> {
  const { pacticipant, version, environment, instance } = deployment
  const { exitCode, output } = await runBrokerCommand(
    [
      'broker',
      'record-deployment',
      '--output=json',
      `--pacticipant=${pacticipant}`,
      `--version=${version}`,
      `--environment=${environment}`,
      ...(instance === undefined ? [] : [`--application-instance=${instance}`]),
    ],
    call,
  )
  if (exitCode === 0 && jsonLines(output).length > 0) return
  const failure = brokerFailure(output)
  const { url } = call.settings
  if (failure.kind === 'status' && failure.status === 404) {
    throw new BrokerRefusedError(
      `The broker at ${url} knows no version ${version} of ${pacticipant}.`,
      'Publish it first with terrarium pact publish, or name with --app-version the version that was published; if it was, check the URL.',
      { url, status: 404 },
    )
  }
  throw brokerTrouble(failure, call.settings)
}
