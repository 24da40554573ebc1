import { dirname } from 'node:path'
import { stringifyJson } from '../../kernel/json.ts'
import { pactFiles } from '../../pact/broker/pact-files.ts'
import { publishPacts } from '../../pact/broker/publish.ts'
import { appVersionTold } from '../app-version.ts'
import { APP_VERSION_FLAG, BROKER_FLAGS, BROKER_TIMEOUT_FLAG, brokerCall } from '../broker-flags.ts'
import { type Command, defineCommand } from '../command.ts'
import { painter } from '../style.ts'

export const pactPublish: Command = defineCommand({
  name: 'pact publish',
  about: 'Publish recorded pacts to a Pact Broker or PactFlow.',
  arguments: [
    { name: 'pacts', about: 'a descriptor with a pacts folder beside it, a folder of pacts, or a pact file' },
  ],
  flags: {
    ...APP_VERSION_FLAG,
    branch: { type: 'string', value: 'name', about: "the branch; git's, or that of CI, unless told" },
    tag: { type: 'list', value: 'name', about: 'a tag for the version; may be repeated' },
    buildUrl: { type: 'string', value: 'url', about: 'the build that publishes; that of CI unless told' },
    json: { type: 'boolean', about: 'print JSON' },
    ...BROKER_TIMEOUT_FLAG,
    ...BROKER_FLAGS,
  },
  examples: [
    'terrarium pact publish contracts/aurora/partner.yaml --broker-url https://broker.example.com',
    'terrarium pact publish contracts/aurora/pacts --app-version 1.4.0 --branch main --tag beta',
  ],
  async run([path], flags, io) {
    const call = brokerCall(flags, io)
    const files = await pactFiles(path)
    const version = await appVersionTold(flags, dirname(files[0]!.path), io)
    const publication = await publishPacts(files, version, call)
    const { dirty: _, ...described } = version
    if (publication.kind === 'conflict') {
      if (flags.json) io.out(`${stringifyJson({ ...publication, version: described }, 2)}\n`)
      io.err(
        `The broker has version ${version.number} already, with another content, and keeps it:\n` +
          `${publication.sentences.map((sentence) => `  ${sentence}\n`).join('')}` +
          'Commit what changed and publish under the new commit, or give another version with --app-version.\n',
      )
      return 1
    }
    const published = files.map(({ consumer, provider }) => ({ consumer, provider }))
    if (flags.json) {
      io.out(`${stringifyJson({ ...publication, version: described, pacts: published }, 2)}\n`)
      return 0
    }
    const paint = painter(io.outIsTerminal)
    for (const { consumer, provider } of published) {
      io.out(`${paint('green', '✓')} ${consumer} ${version.number} → ${provider}\n`)
    }
    for (const { type, text } of publication.notices) if (type !== 'success') io.err(`broker: ${text}\n`)
    if (version.branch === undefined) {
      io.err(
        'No branch was told to the broker: give it with --branch, for selectors such as mainBranch need it.\n',
      )
    }
    return 0
  },
})
