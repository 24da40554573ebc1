import { messageOf, UsageError } from '../../kernel/errors.ts'
import { isJsonObject, type JsonObject, parseJson, stringifyJson } from '../../kernel/json.ts'
import { diffPacts, type PactChange } from '../../pact/diff/diff-pacts.ts'
import { type Command, defineCommand } from '../command.ts'
import { readInput } from '../read-input.ts'
import { painter } from '../style.ts'

export const pactDiff: Command = defineCommand({
  name: 'pact diff',
  about: 'Tell what one pact asks of a partner that another did not; exit with 1 where it asks more.',
  arguments: [
    { name: 'old', about: 'the pact as it was; - for standard input' },
    { name: 'new', about: 'the pact as it is' },
  ],
  flags: { json: { type: 'boolean', about: 'print JSON' } },
  examples: [
    'git show main:contracts/aurora/pacts/terra-aurora.json | terrarium pact diff - contracts/aurora/pacts/terra-aurora.json',
    'terrarium pact diff old.json new.json --json',
  ],
  async run([before, after], { json }, io) {
    const changes = diffPacts(await readPact(before), await readPact(after))
    const asksMore = changes.some(({ effect }) => effect === 'asks')
    if (json) io.out(`${stringifyJson({ asksMore, changes }, 2)}\n`)
    else io.out(text(changes, painter(io.outIsTerminal)))
    return asksMore ? 1 : 0
  },
})

function text(changes: readonly PactChange[], paint: ReturnType<typeof painter>): string {
  const lines = (effect: PactChange['effect'], mark: string) =>
    changes
      .filter((change) => change.effect === effect)
      .flatMap(({ kind, says, interactions }) => [
        `${mark} ${says}`,
        ...(kind === 'interaction' ? [] : [`    in ${inShort(interactions)}`]),
      ])
  const asks = lines('asks', paint('red', '+'))
  const drops = lines('drops', paint('green', '-'))
  return [
    ...(asks.length === 0 ? [] : [paint('bold', 'Asked newly of the partner:'), ...asks]),
    ...(drops.length === 0 ? [] : [paint('bold', 'Asked no more:'), ...drops]),
    asks.length === 0
      ? 'The new pact asks nothing that the old one did not.'
      : 'The new pact asks more than the old one.',
    '',
  ].join('\n')
}

function inShort(interactions: readonly string[]): string {
  const more = interactions.length - 3
  return [...interactions.slice(0, 3).map((name) => `'${name}'`), ...(more > 0 ? [`${more} more`] : [])].join(
    ', ',
  )
}

async function readPact(file: string): Promise<JsonObject> {
  const bytes = await readInput(file)
  const pact = parsed(file, bytes)
  if (isJsonObject(pact) && (Array.isArray(pact.interactions) || Array.isArray(pact.messages))) return pact
  throw new UsageError(
    `Failed to read ${file}: it is no pact, for it has neither interactions nor messages.`,
    'Name a file that Pact has written, such as one of terrarium pact record.',
  )
}

function parsed(file: string, bytes: Uint8Array): unknown {
  try {
    return parseJson(new TextDecoder().decode(bytes))
  } catch (thrown) {
    throw new UsageError(
      `Failed to read ${file}: it is no JSON (${messageOf(thrown).replace(/\.$/, '')}).`,
      'Name a file that Pact has written, such as one of terrarium pact record.',
    )
  }
}
