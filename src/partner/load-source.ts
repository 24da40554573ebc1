import { messageOf } from '../kernel/errors.ts'
import type { Place, Problem } from './problem.ts'
import type { ReadBytes } from './read-bytes.ts'
import { readFile } from './read-file.ts'
import { parseSource, type SourceResult } from './source-document.ts'

export interface LoadSourceOptions {
  /** What the file is for, as a problem says it: "a JSON Schema". */
  readonly what: string
  /** Where the file is named; a file that cannot be read is a mistake there. Its own first line unless told. */
  readonly namedAt?: Place
  /** The file system unless told. */
  readonly read?: ReadBytes
  /** See `parseSource`. */
  readonly thorough?: boolean
}

/** Read a YAML or JSON file. Everything that can be wrong with it is a problem; nothing is thrown. */
export async function loadSource(
  file: string,
  { what, namedAt, read = readFile, thorough = false }: LoadSourceOptions,
): Promise<SourceResult> {
  const expected = namedAt === undefined ? what : `${what} in ${file}`
  const mistake = (wording: Pick<Problem, 'found' | 'remedy'>): SourceResult => ({
    problems: [
      { severity: 'error', ...(namedAt ?? { file, line: 1, column: 1, path: '' }), expected, ...wording },
    ],
  })
  let bytes: Uint8Array
  try {
    bytes = await read(file)
  } catch (thrown) {
    return mistake(unreadable(thrown))
  }
  const text = decode(bytes)
  return text === undefined
    ? mistake({ found: 'no UTF-8 text', remedy: 'Save the file as UTF-8, or name another one.' })
    : parseSource(file, text, { thorough })
}

/** Without its byte order mark; `undefined` where the bytes are not UTF-8, or hold what no text holds. */
function decode(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return text.includes('\0') ? undefined : text
  } catch {
    return undefined
  }
}

function unreadable(thrown: unknown): Pick<Problem, 'found' | 'remedy'> {
  switch ((thrown as { readonly code?: unknown }).code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return { found: 'no such file', remedy: 'Create the file, or correct its name.' }
    case 'EISDIR':
      return { found: 'a folder', remedy: 'Name a file in that folder.' }
    case 'EACCES':
    case 'EPERM':
      return { found: 'a file that may not be read', remedy: 'Change its permissions.' }
    default:
      return {
        found: `a file that cannot be read (${messageOf(thrown)})`,
        remedy: 'Check the file and its disk.',
      }
  }
}
