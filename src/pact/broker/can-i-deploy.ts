import { isJsonObject, type JsonObject, type JsonValue } from '../../kernel/json.ts'
import { brokerFailure } from './broker-failure.ts'
import { brokerTrouble } from './broker-trouble.ts'
import { jsonLines } from './json-lines.ts'
import { type BrokerCall, runBrokerCommand } from './run-broker-command.ts'
import { withoutSecrets } from './without-secrets.ts'

/** One contract that bears on the answer. */
export interface MatrixRow {
  readonly consumer: string
  readonly consumerVersion: string | undefined
  readonly provider: string
  /** `undefined` where no version of it is known to be there. */
  readonly providerVersion: string | undefined
  /** Whether the provider honours the pact; `undefined` where nobody has tried. */
  readonly verified: boolean | undefined
}

export interface Deployability {
  /** `unknown` where a result is missing; not to know is no permission. */
  readonly answer: 'yes' | 'no' | 'unknown'
  /** The broker's own sentence. */
  readonly reason: string
  readonly rows: readonly MatrixRow[]
}

export interface DeployQuestion {
  readonly pacticipant: string
  readonly version: string
  readonly environment: string
  /** How long to ask again while a result is missing, because a verification may be under way. Not at all unless told. */
  readonly waitSeconds?: number
}

const ASK_AGAIN_SECONDS = 5

/**
 * Whether a version may go to an environment. The official command exits 0 whatever the broker answers, when it is asked
 * for JSON: the answer is read.
 *
 * @throws BrokerRefusedError where the broker knows no such pacticipant or environment; BrokerUnavailableError.
 */
export async function canIDeploy(question: DeployQuestion, call: BrokerCall): Promise<Deployability> {
  const { pacticipant, version, environment, waitSeconds = 0 } = question
  const times = Math.ceil(waitSeconds / ASK_AGAIN_SECONDS)
  const { exitCode, output } = await runBrokerCommand(
    [
      'broker',
      'can-i-deploy',
      ...['--output', 'json'],
      // As words of their own: the command reads these two once more by itself, and knows no equals sign.
      ...['--pacticipant', pacticipant, '--version', version],
      ...['--to-environment', environment],
      ...(times === 0
        ? []
        : ['--retry-while-unknown', `${times}`, '--retry-interval', `${Math.ceil(waitSeconds / times)}`]),
    ],
    { ...call, timeoutMs: call.timeoutMs + waitSeconds * 1000 },
  )
  const answer = jsonLines(output).at(-1)
  const summary = answer?.summary
  if (exitCode !== 0 || answer === undefined || !isJsonObject(summary) || !('deployable' in summary)) {
    throw brokerTrouble(brokerFailure(output), call.settings)
  }
  return {
    answer: summary.deployable === true ? 'yes' : summary.deployable === false ? 'no' : 'unknown',
    reason: withoutSecrets(
      typeof summary.reason === 'string' ? summary.reason : 'The broker gives no reason.',
      call.settings.auth,
    ),
    rows: Array.isArray(answer.matrix) ? answer.matrix.flatMap(rowOf) : [],
  }
}

function rowOf(row: JsonValue): readonly MatrixRow[] {
  if (!isJsonObject(row)) return []
  const [consumer, provider] = [objectIn(row, 'consumer'), objectIn(row, 'provider')]
  const success = objectIn(row, 'verificationResult').success
  return [
    {
      consumer: textIn(consumer, 'name') ?? '?',
      consumerVersion: textIn(objectIn(consumer, 'version'), 'number'),
      provider: textIn(provider, 'name') ?? '?',
      providerVersion: textIn(objectIn(provider, 'version'), 'number'),
      verified: typeof success === 'boolean' ? success : undefined,
    },
  ]
}

function objectIn(object: JsonObject, key: string): JsonObject {
  const value = object[key]
  return isJsonObject(value) ? value : {}
}

function textIn(object: JsonObject, key: string): string | undefined {
  const value = object[key]
  return typeof value === 'string' ? value : undefined
}
