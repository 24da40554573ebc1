import type { JsonValue } from '../kernel/json.ts'
import { resolvePointer } from '../kernel/pointer.ts'
import { loadSource } from './load-source.ts'
import type { Place, Problem } from './problem.ts'
import type { ReadBytes } from './read-bytes.ts'
import { siblingFile } from './sibling-file.ts'
import type { SourceDocument, SourceResult } from './source-document.ts'

/** A place in a file, as a descriptor or a `$ref` names it. */
export interface Target {
  readonly document: SourceDocument
  /** Where in the document; `''` is all of it. */
  readonly pointer: string
  readonly value: JsonValue
}

export interface TargetResult {
  readonly target?: Target
  readonly problems: readonly Problem[]
}

export interface Reference {
  /** `schemas/sleep.json` or `openapi.yaml#/components/schemas/Sleep`; relative to `from`. */
  readonly text: string
  /** The file in which the reference stands. */
  readonly from: string
  readonly namedAt: Place
  /** See `LoadSourceOptions`. */
  readonly what: string
}

/** Follows references, reading each file once. */
export type Follow = (reference: Reference) => Promise<TargetResult>

export function createFollow(read: ReadBytes | undefined): Follow {
  const known = new Map<string, Promise<SourceResult>>()
  return async ({ text, from, namedAt, what }) => {
    const { path, pointer } = splitReference(text)
    const file = path === '' ? from : siblingFile(from, path)
    const options = { what, namedAt, ...(read === undefined ? {} : { read }) }
    const loading = known.get(file) ?? loadSource(file, options)
    const { document, problems } = await loading
    // What could not be read is read again for the next one who names it, so that each is told where it names it.
    if (document !== undefined) known.set(file, loading)
    if (document === undefined) return { problems }
    const value = pointer === undefined ? undefined : resolvePointer(document.value, pointer)
    if (pointer === undefined || value === undefined) {
      const found =
        pointer === undefined ? `"#${text.split('#')[1]}", which is no JSON Pointer` : 'nothing there'
      const expected = `${what} in ${file} at ${pointer ?? 'a JSON Pointer'}`
      const remedy = 'Correct what follows the "#", for example #/components/schemas/Sleep.'
      return { problems: [...problems, { severity: 'error', ...namedAt, expected, found, remedy }] }
    }
    return { target: { document, pointer, value: value as JsonValue }, problems }
  }
}

/** `pointer` is `undefined` where the fragment is none. */
function splitReference(text: string): { readonly path: string; readonly pointer: string | undefined } {
  const [path = '', fragment = ''] = text.split(/#(.*)/s)
  try {
    const pointer = decodeURIComponent(fragment)
    return { path, pointer: pointer === '' || pointer.startsWith('/') ? pointer : undefined }
  } catch {
    return { path, pointer: undefined }
  }
}
