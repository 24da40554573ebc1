import { stringifyJson } from '../../kernel/json.ts'
import { canIDeploy, type Deployability, type MatrixRow } from '../../pact/broker/can-i-deploy.ts'
import { appVersionTold } from '../app-version.ts'
import { APP_VERSION_FLAG, BROKER_FLAGS, BROKER_TIMEOUT_FLAG, brokerCall } from '../broker-flags.ts'
import { type Command, defineCommand } from '../command.ts'
import { environmentNamed } from '../environment-named.ts'
import type { Io } from '../io.ts'
import { pacticipantOf } from '../pacticipant.ts'
import { painter } from '../style.ts'

export const pactCanIDeploy: Command = defineCommand({
  name: 'pact can-i-deploy',
  about: 'Ask the broker whether a version may go to an environment; exit 1 unless the answer is yes.',
  arguments: [
    { name: 'pacts', about: 'pacts of the consumer that is meant, as for pact publish', optional: true },
  ],
  flags: {
    pacticipant: { type: 'string', value: 'name', about: 'the application; a consumer or a provider' },
    ...APP_VERSION_FLAG,
    toEnvironment: { type: 'string', value: 'name', about: 'where it is to be deployed, such as production' },
    wait: {
      type: 'integer',
      value: 'seconds',
      about: 'ask again for so long while a result is missing',
      default: 0,
      min: 0,
      max: 3600,
    },
    json: { type: 'boolean', about: 'print JSON' },
    ...BROKER_TIMEOUT_FLAG,
    ...BROKER_FLAGS,
  },
  examples: [
    'terrarium pact can-i-deploy contracts/aurora/partner.yaml --to-environment production',
    'terrarium pact can-i-deploy --pacticipant aurora --app-version 7.1.0 --to-environment production --wait 120',
  ],
  async run([path], flags, io) {
    const call = brokerCall(flags, io)
    const environment = environmentNamed('--to-environment', flags.toEnvironment)
    const { name, folder } = await pacticipantOf(path, flags.pacticipant)
    const { number: version } = await appVersionTold(flags, folder, io)
    const question = { pacticipant: name, version, environment }
    const found = await canIDeploy({ ...question, waitSeconds: flags.wait }, call)
    if (flags.json) io.out(`${stringifyJson({ ...question, ...found }, 2)}\n`)
    else io.out(told(`${name} ${version} to ${environment}`, found, io))
    return found.answer === 'yes' ? 0 : 1
  },
})

const ANSWERS = {
  yes: ['green', '✓', 'may be deployed'],
  no: ['red', '✗', 'must not be deployed'],
  unknown: ['red', '?', 'must not be deployed: a result is missing'],
} as const

function told(what: string, { answer, reason, rows }: Deployability, io: Io): string {
  const paint = painter(io.outIsTerminal)
  const [color, mark, words] = ANSWERS[answer]
  return [...rows.map(rowText), `${paint(color, mark)} ${what}: ${words}`, `  ${reason}`, ''].join('\n')
}

function rowText({ consumer, consumerVersion, provider, providerVersion, verified }: MatrixRow): string {
  const verdict = verified === undefined ? 'not verified' : verified ? 'verified' : 'broken'
  const there = providerVersion ?? '(none there)'
  return `  ${verdict.padEnd(12)}  ${consumer} ${consumerVersion ?? ''} → ${provider} ${there}`
}
