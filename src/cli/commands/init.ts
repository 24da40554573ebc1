import { access } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { draftPartner } from '../../draft/draft-partner.ts'
import { type OpenApi, readOpenApi } from '../../draft/open-api.ts'
import { kebabCase } from '../../draft/words.ts'
import { UsageError } from '../../kernel/errors.ts'
import { isJsonObject, type JsonValue, stringifyJson } from '../../kernel/json.ts'
import { DATA_TYPES, type DataType } from '../../partner/data.ts'
import { loadSource } from '../../partner/load-source.ts'
import { type Command, defineCommand } from '../command.ts'
import type { Io } from '../io.ts'
import { makeFolder, writeOutput } from '../write-output.ts'

export const init: Command = defineCommand({
  name: 'init',
  about: 'Draft a descriptor, from an OpenAPI document, from sample answers, or from nothing.',
  arguments: [],
  flags: {
    id: { type: 'string', value: 'id', about: 'its short name, in kebab case' },
    name: { type: 'string', value: 'name', about: "the partner's name as people know it" },
    baseUrl: { type: 'string', value: 'url', about: 'where its staging API is' },
    openapi: { type: 'string', value: 'file', about: 'an OpenAPI 3.0 or 3.1 document, YAML or JSON' },
    example: {
      type: 'list',
      value: 'type=file',
      about: 'a sample answer, such as sleep=sleep.json; repeatable',
    },
    out: { type: 'string', value: 'dir', about: 'the folder to write; contracts/<id> unless told' },
    force: { type: 'boolean', about: 'overwrite files that are there' },
  },
  examples: [
    'terrarium init --openapi openapi.yaml',
    'terrarium init --id tiny --name "Tiny Tracker" --example sleep=night.json --example daily=day.json',
  ],
  async run(_args, flags, io) {
    const api =
      flags.openapi === undefined
        ? undefined
        : readOpenApi(flags.openapi, await read(flags.openapi, 'an OpenAPI document'))
    const examples = await readExamples(flags.example)
    const { id, name, baseUrl } = await identity(flags, api, io)
    const folder = flags.out ?? join('contracts', id)
    const { files, found } = draftPartner({ id, name, baseUrl, api, examples })
    await write(folder, files, flags.force)
    const descriptor = join(folder, 'partner.yaml')
    for (const line of found) io.err(`${line}\n`)
    const todos =
      Object.values(files)
        .join('\n')
        .match(/# TODO /g)?.length ?? 0
    io.err(`${todos} TODO to answer. Next: terrarium lint ${descriptor}\n`)
    io.out(`${descriptor}\n`)
    return 0
  },
})

/** The value of a YAML or JSON file. @throws UsageError with the place of what is wrong. */
async function read(file: string, what: string): Promise<JsonValue> {
  const { document, problems } = await loadSource(file, { what })
  const [problem] = problems.filter(({ severity }) => severity === 'error')
  if (document !== undefined && problem === undefined) return document.value
  const {
    line = 1,
    column = 1,
    expected = what,
    found = 'nothing',
    remedy = 'Correct the file.',
  } = problem ?? {}
  throw new UsageError(
    `Failed to read ${file}:${line}:${column}: expected ${expected}, found ${found}.`,
    remedy,
  )
}

async function readExamples(list: readonly string[]): Promise<Partial<Record<DataType, JsonValue>>> {
  const examples: Partial<Record<DataType, JsonValue>> = {}
  for (const item of list) {
    const [type = '', file = ''] = item.split(/=(.*)/s)
    const known = DATA_TYPES.find((name) => name === type)
    if (known === undefined || file === '')
      throw new UsageError(
        `Failed to read --example '${item}': ${known === undefined ? `there is no data type '${type}'` : 'it names no file'}.`,
        `Write TYPE=FILE with one of ${DATA_TYPES.join(', ')}.`,
      )
    const example = await read(file, 'a sample answer')
    if (typeof example !== 'object' || example === null)
      throw new UsageError(
        `Failed to read ${file}: expected a sample answer, found ${stringifyJson(example) ?? 'nothing'}.`,
        'Save a whole answer there: an object, or a list of records.',
      )
    examples[known] = example
  }
  return examples
}

interface Identity {
  readonly id: string
  readonly name: string
  readonly baseUrl: string | undefined
}

/** By flags; what is missing is asked for on a terminal, and else taken from the document. */
async function identity(
  flags: {
    readonly id: string | undefined
    readonly name: string | undefined
    readonly baseUrl: string | undefined
  },
  api: OpenApi | undefined,
  io: Io,
): Promise<Identity> {
  const info = isJsonObject(api?.document.info) ? api.document.info : {}
  const title = String(info.title ?? '')
    .replace(/\s*(public\s+)?(rest\s+)?(web\s+)?api\b.*$/i, '')
    .trim()
  const ask = process.stdin.isTTY === true && io.errIsTerminal ? question(io) : undefined
  const name =
    flags.name ?? (await ask?.('Name of the partner', title || 'My Partner')) ?? (title || flags.id)
  const id =
    flags.id ?? (await ask?.('Its id, in kebab case', kebabCase(name ?? ''))) ?? kebabCase(name ?? '')
  const baseUrl =
    flags.baseUrl ??
    (api === undefined ? await ask?.('URL of its staging API', 'https://staging.partner.example') : undefined)
  if (name === undefined || id === '')
    throw new UsageError('Failed to draft a descriptor: the partner has no name.', 'Add --id and --name.')
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id))
    throw new UsageError(
      `Failed to draft a descriptor: '${id}' is no id.`,
      `Write it in kebab case, such as ${kebabCase(id) || 'my-partner'}.`,
    )
  if (baseUrl !== undefined && !/^https?:\/\/[^/?#\s]+[^?#\s]*$/.test(baseUrl))
    throw new UsageError(
      `Failed to draft a descriptor: '${baseUrl}' is no base URL.`,
      'Write an absolute http(s) URL without a query.',
    )
  return { id, name, baseUrl }
}

function question(io: Io): (text: string, usual: string) => Promise<string> {
  return async (text, usual) => {
    const lines = createInterface({ input: process.stdin, output: process.stderr })
    try {
      const answer = await lines.question(`${text} [${usual}] `, { signal: io.signal })
      return answer.trim() || usual
    } finally {
      lines.close()
    }
  }
}

/** All or nothing: when a file is there and may not be overwritten, none is written. */
async function write(folder: string, files: Readonly<Record<string, string>>, force: boolean): Promise<void> {
  const names = Object.keys(files)
  const there = await Promise.all(names.map((name) => exists(join(folder, name))))
  const taken = names.find((_, index) => there[index])
  if (taken !== undefined && !force)
    throw new UsageError(
      `Failed to write ${join(folder, taken)}: it is there already.`,
      'Name another folder with --out, or overwrite it with --force.',
    )
  for (const [name, text] of Object.entries(files)) {
    await makeFolder(dirname(join(folder, name)))
    await writeOutput(join(folder, name), text)
  }
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  )
}
