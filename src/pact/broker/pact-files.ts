import { readdir, readFile, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { messageOf, UsageError } from '../../kernel/errors.ts'
import { isJsonObject, type JsonValue, parseJson } from '../../kernel/json.ts'

/** A pact file, and between whom it is. */
export interface PactFile {
  readonly path: string
  readonly consumer: string
  readonly provider: string
}

/**
 * The pacts at a path: a pact file itself, every `.json` of a folder, or those of the `pacts` folder beside a descriptor.
 * They are looked into here because the official command publishes any JSON, under the names `consumer` and `provider`
 * where it finds none.
 *
 * @returns at least one, sorted by path.
 * @throws UsageError naming the path and what is wrong with it.
 */
export async function pactFiles(path: string): Promise<readonly PactFile[]> {
  const paths = await pathsAt(path)
  return Promise.all(paths.map(readPact))
}

async function pathsAt(path: string): Promise<readonly string[]> {
  const descriptor = /\.ya?ml$/i.test(path)
  const place = descriptor ? join(dirname(path), 'pacts') : path
  const found = await stat(place).catch(() => undefined)
  if (found?.isFile()) return [place]
  const names =
    found === undefined ? [] : (await readdir(place)).filter((name) => name.endsWith('.json')).sort()
  if (names.length > 0) return names.map((name) => join(place, name))
  throw new UsageError(
    `Failed to find a pact: ${found === undefined ? `there is no ${place}` : `no .json file is in ${place}`}.`,
    descriptor
      ? `Record it first: terrarium pact record ${path}.`
      : 'Name a pact file, a folder of them, or the descriptor beside whose pacts folder it stands.',
  )
}

async function readPact(path: string): Promise<PactFile> {
  const pact = await readJson(path)
  const consumer = nameIn(pact, 'consumer')
  const provider = nameIn(pact, 'provider')
  if (consumer !== undefined && provider !== undefined) return { path, consumer, provider }
  throw new UsageError(
    `Failed to read ${path}: it is no pact, for it names no ${consumer === undefined ? 'consumer' : 'provider'}.`,
    'Name a file that Pact has written, such as one of terrarium pact record.',
  )
}

async function readJson(path: string): Promise<JsonValue> {
  const bytes = await readFile(path).catch((thrown: unknown) => {
    throw new UsageError(
      `Failed to read ${path}: ${messageOf(thrown)}.`,
      'Name a file that exists and may be read.',
    )
  })
  try {
    return parseJson(new TextDecoder().decode(bytes))
  } catch (thrown) {
    throw new UsageError(
      `Failed to read ${path}: it is no JSON (${messageOf(thrown).replace(/\.$/, '')}).`,
      'Name a file that Pact has written, such as one of terrarium pact record.',
    )
  }
}

function nameIn(pact: JsonValue, side: 'consumer' | 'provider'): string | undefined {
  const party = isJsonObject(pact) ? pact[side] : undefined
  const name = isJsonObject(party) ? party.name : undefined
  return typeof name === 'string' && name !== '' ? name : undefined
}
