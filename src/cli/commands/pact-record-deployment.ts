import { stringifyJson } from '../../kernel/json.ts'
import { recordDeployment } from '../../pact/broker/record-deployment.ts'
import { appVersionTold } from '../app-version.ts'
import { APP_VERSION_FLAG, BROKER_FLAGS, BROKER_TIMEOUT_FLAG, brokerCall } from '../broker-flags.ts'
import { type Command, defineCommand } from '../command.ts'
import { environmentNamed } from '../environment-named.ts'
import { pacticipantOf } from '../pacticipant.ts'
import { painter } from '../style.ts'

export const pactRecordDeployment: Command = defineCommand({
  name: 'pact record-deployment',
  about: 'Tell the broker that a version was deployed to an environment.',
  arguments: [
    { name: 'pacts', about: 'pacts of the consumer that is meant, as for pact publish', optional: true },
  ],
  flags: {
    pacticipant: { type: 'string', value: 'name', about: 'the application; a consumer or a provider' },
    ...APP_VERSION_FLAG,
    environment: { type: 'string', value: 'name', about: 'where it runs now, such as production' },
    instance: { type: 'string', value: 'name', about: 'which of several instances in one environment' },
    json: { type: 'boolean', about: 'print JSON' },
    ...BROKER_TIMEOUT_FLAG,
    ...BROKER_FLAGS,
  },
  examples: [
    'terrarium pact record-deployment contracts/aurora/partner.yaml --environment production',
    'terrarium pact record-deployment --pacticipant aurora --app-version 7.1.0 --environment production',
  ],
  async run([path], flags, io) {
    const call = brokerCall(flags, io)
    const environment = environmentNamed('--environment', flags.environment)
    const { name: pacticipant, folder } = await pacticipantOf(path, flags.pacticipant)
    const { number: version } = await appVersionTold(flags, folder, io)
    const { instance } = flags
    const deployment = { pacticipant, version, environment, ...(instance !== undefined && { instance }) }
    await recordDeployment(deployment, call)
    if (flags.json) io.out(`${stringifyJson(deployment, 2)}\n`)
    else {
      const mark = painter(io.outIsTerminal)('green', '✓')
      io.out(`${mark} ${pacticipant} ${version} is deployed to ${environment}\n`)
    }
    return 0
  },
})
