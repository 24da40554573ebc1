import { isJsonObject, type JsonValue } from '../kernel/json.ts'
import { toPointer } from '../kernel/pointer.ts'
import { createFollow, type Follow, type Target } from './load-reference.ts'
import { loadSchema } from './load-schema.ts'
import { loadSource } from './load-source.ts'
import type { Place, Problem } from './problem.ts'
import type { ReadBytes } from './read-bytes.ts'
import type { SourceDocument } from './source-document.ts'
import { validateDescriptor } from './validate-descriptor.ts'

export interface LoadOptions {
  /** How files are read; the file system unless told. */
  readonly read?: ReadBytes
}

/** A descriptor that has been read as far as it can be. */
export interface Draft {
  /** A `Partner` when there are no problems, and otherwise as much of one as there is. */
  readonly value: unknown
  /** Where a value of the partner stands: in the descriptor, or in a file that it names. */
  readonly place: PlaceOf
  readonly problems: readonly Problem[]
  /** JSON Pointers into the partner: what the problems are about. */
  readonly unsound: readonly string[]
}

/** @param pointer - into the partner: `/data/sleep/example/data/0/id` leads into the file of the example. */
export type PlaceOf = (pointer: string, options?: { readonly of?: 'value' | 'key' }) => Place

/** Read a descriptor and every file that it names. Nothing is thrown: all that is wrong is among the problems. */
export async function loadDraft(file: string, { read }: LoadOptions = {}): Promise<Draft> {
  const options = { what: 'a descriptor', thorough: true, ...(read === undefined ? {} : { read }) }
  const { document, problems: syntax } = await loadSource(file, options)
  if (document === undefined)
    return { value: undefined, problems: syntax, unsound: [''], place: nowhere(file) }
  const { value, problems } = validateDescriptor(document)
  const attachments = attachmentsOf(value)
  const follow = createFollow(read)
  const attached = await Promise.all(attachments.map((attachment) => attach(attachment, document, follow)))
  const targets = new Map(
    attached.flatMap(({ target }, index) =>
      target === undefined ? [] : [[attachments[index]!.at, target] as const],
    ),
  )
  const own = [...syntax, ...problems]
  const broken = attachments.filter((_, index) => attached[index]!.problems.length > 0)
  return {
    value,
    problems: inReadingOrder([...own, ...attached.flatMap(({ problems }) => problems)]),
    unsound: [...own.map(({ path }) => path), ...broken.map(({ at }) => at)],
    place: placer(document, targets),
  }
}

/** A member of the descriptor that names a file whose content takes its place. */
interface Attachment {
  readonly holder: Record<string, unknown>
  readonly name: keyof typeof WHAT
  readonly at: string
}

function attachmentsOf(value: unknown): readonly Attachment[] {
  if (!isJsonObject(value)) return []
  const { data, webhooks } = value
  const sources = Object.entries(isJsonObject(data) ? data : {}).map(
    ([type, source]) => [['data', type], source] as const,
  )
  const events = isJsonObject(webhooks) && Array.isArray(webhooks.events) ? webhooks.events : []
  const listed = events.map((event, index) => [['webhooks', 'events', index], event] as const)
  return [...sources, ...listed].flatMap(([keys, holder]) =>
    (Object.keys(WHAT) as (keyof typeof WHAT)[])
      .filter((name) => isJsonObject(holder) && typeof holder[name] === 'string')
      .map((name) => ({ holder: holder as Record<string, unknown>, name, at: toPointer([...keys, name]) })),
  )
}

interface Attached {
  readonly target?: Target
  readonly problems: readonly Problem[]
}

const WHAT = {
  schema: 'a JSON Schema',
  example: 'an example',
  mapping: 'a mapping',
  expected: 'expected objects',
} as const

async function attach(
  { holder, name, at }: Attachment,
  document: SourceDocument,
  follow: Follow,
): Promise<Attached> {
  const reference = {
    text: String(holder[name]),
    from: document.file,
    namedAt: document.place(at),
    what: WHAT[name],
  }
  if (name !== 'schema') {
    const { target, problems } = await follow(reference)
    if (target !== undefined) holder[name] = target.value
    return { problems, ...(target === undefined ? {} : { target }) }
  }
  const { schema, target, problems } = await loadSchema(reference, follow)
  if (schema !== undefined) holder[name] = schema as JsonValue
  return { problems, ...(target === undefined ? {} : { target }) }
}

function placer(document: SourceDocument, targets: ReadonlyMap<string, Target>): PlaceOf {
  return (pointer, options) => {
    for (const [at, { document: attached, pointer: inside }] of targets) {
      if (pointer.startsWith(`${at}/`)) return attached.place(inside + pointer.slice(at.length), options)
    }
    return document.place(pointer, options)
  }
}

function nowhere(file: string): PlaceOf {
  return (pointer) => ({ file, line: 1, column: 1, path: pointer })
}

/** By file, line and column; what two references to one file tell alike is told once. */
function inReadingOrder(problems: readonly Problem[]): readonly Problem[] {
  const files = [...new Set(problems.map(({ file }) => file))]
  const key = ({ file, line, column, path, expected }: Problem) =>
    JSON.stringify([file, line, column, path, expected])
  return [...new Map(problems.map((problem) => [key(problem), problem])).values()].toSorted(
    (a, b) => files.indexOf(a.file) - files.indexOf(b.file) || a.line - b.line || a.column - b.column,
  )
}
