import { UsageError } from '../../kernel/errors.ts'
import { stringifyJson } from '../../kernel/json.ts'
import { pactFiles } from '../../pact/broker/pact-files.ts'
import type { PactSource } from '../../pact/verify-options.ts'
import { verifyPacts } from '../../pact/verify-pacts.ts'
import { requirePartner } from '../../partner/load-partner.ts'
import { BROKER_FLAGS } from '../broker-flags.ts'
import { BROKER_SOURCE_FLAGS, type BrokerSourceFlags, brokerSource, isFromBroker } from '../broker-source.ts'
import { type Command, defineCommand } from '../command.ts'
import { CONNECTION_FLAGS } from '../connection-flags.ts'
import type { Io } from '../io.ts'
import { PROVIDER_FLAGS, providerFor } from '../pact-provider.ts'
import { concluded, PACT_EXIT_CODES, pactReport } from '../pact-report.ts'
import { painter } from '../style.ts'

/** For all interactions together, in milliseconds: half an hour. */
const LONGEST_MS = 1_800_000

export const pactVerify: Command = defineCommand({
  name: 'pact verify',
  about: 'Verify that a partner, the mock or a real one, honours the pacts with it.',
  arguments: [{ name: 'partner', about: 'the descriptor: contracts/<id>/partner.yaml' }],
  flags: {
    ...PROVIDER_FLAGS,
    ...CONNECTION_FLAGS,
    pact: {
      type: 'list',
      value: 'path',
      about: "a pact file, or a folder of them; 'pacts' beside the descriptor unless told",
    },
    provider: { type: 'string', value: 'name', about: 'what the pacts call the partner; its id unless told' },
    only: { type: 'string', value: 'regex', about: 'interactions whose description it finds something in' },
    json: { type: 'boolean', about: 'print JSON' },
    ...BROKER_SOURCE_FLAGS,
    ...BROKER_FLAGS,
  },
  examples: [
    'terrarium pact verify contracts/aurora/partner.yaml',
    'terrarium pact verify contracts/aurora/partner.yaml --env staging --event sleep.http --event deleted.http',
    'terrarium pact verify partner.yaml --fault refresh-refused --only token',
    'terrarium pact verify partner.yaml --env staging --from-broker --publish --provider-version 1.4.0',
  ],
  async run([file], flags, io) {
    const partner = await requirePartner(file)
    const name = flags.provider ?? partner.id
    const only = regularExpression(flags.only)
    const source = await sourceOf(file, name, flags, io)
    const { side, close } = await providerFor(file, partner, flags, io)
    try {
      const verification = await verifyPacts(name, side, source, {
        variables: io.variables,
        timeoutMs: LONGEST_MS,
        brokerTimeoutMs: flags.timeout,
        signal: io.signal,
        ...(only === undefined ? {} : { only }),
      })
      const conclusion = concluded(verification)
      if (flags.json) io.out(`${stringifyJson({ conclusion, ...verification }, 2)}\n`)
      else io.out(pactReport(verification, painter(io.outIsTerminal)))
      return PACT_EXIT_CODES[conclusion]
    } finally {
      await close()
    }
  },
})

function regularExpression(text: string | undefined): string | undefined {
  try {
    if (text !== undefined) new RegExp(text)
    return text
  } catch {
    throw new UsageError(
      `Failed to read --only '${text}': it is no regular expression.`,
      'Write a part of a description, such as --only token, or escape what has a meaning in regular expressions.',
    )
  }
}

/** @throws UsageError where a file is no pact, or one with somebody else. */
async function sourceOf(
  file: string,
  name: string,
  flags: BrokerSourceFlags & { readonly pact: readonly string[] },
  io: Pick<Io, 'variables'>,
): Promise<PactSource> {
  if (isFromBroker(flags)) {
    if (flags.pact.length === 0) return brokerSource(flags, io)
    throw new UsageError(
      'Failed to choose between the pacts of a broker and those of --pact.',
      'Leave out --pact, or what says which broker.',
    )
  }
  const paths = flags.pact.length === 0 ? [file] : flags.pact
  const found = (await Promise.all(paths.map(pactFiles))).flat()
  const other = found.find(({ provider }) => provider !== name)
  if (other !== undefined) {
    throw new UsageError(
      `Failed to verify ${other.path}: it is a pact with '${other.provider}', not with '${name}'.`,
      `Name a pact with '${name}', or say with --provider what the pacts call this partner.`,
    )
  }
  return { kind: 'files', files: found.map(({ path }) => path) }
}
