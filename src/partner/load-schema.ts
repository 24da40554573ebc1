import { isJsonObject, type JsonObject, type JsonValue } from '../kernel/json.ts'
import { toPointer } from '../kernel/pointer.ts'
import type { JsonSchema } from '../schema/validator.ts'
import type { Follow, Reference, Target } from './load-reference.ts'
import type { Place, Problem } from './problem.ts'
import type { SourceDocument } from './source-document.ts'
import { describeValue } from './violation-problem.ts'

export interface SchemaResult {
  readonly schema?: JsonSchema
  readonly target?: Target
  readonly problems: readonly Problem[]
}

/**
 * The schema that a reference names, made self-contained: what it refers to elsewhere, in its file or in others,
 * stands under its `$defs`. References by URL stay as they are.
 */
export async function loadSchema(reference: Reference, follow: Follow): Promise<SchemaResult> {
  const { target, problems } = await follow(reference)
  if (target === undefined) return { problems }
  const mistakes = [...problems, ...notASchema(target, reference.namedAt)]
  if (mistakes.length > 0) return { problems: mistakes }
  const bundler = new Bundler(target, follow)
  return { schema: await bundler.bundle(), target, problems: bundler.problems }
}

/** Keywords whose members are schemas by name: what they are called is no keyword. */
const NAMED_SCHEMAS = ['properties', 'patternProperties', '$defs', 'definitions', 'dependentSchemas']
/** Keywords that hold values, not schemas. */
const VALUES = ['const', 'enum', 'default', 'example', 'examples']

/** Where the walk is. */
interface Spot {
  readonly document: SourceDocument
  readonly pointer: string
}

class Bundler {
  readonly problems: Problem[] = []
  private readonly root: Target
  private readonly follow: Follow
  /** Names under `$defs`, by file and pointer. */
  private readonly names = new Map<string, string>()
  private readonly definitions: Record<string, JsonValue> = {}

  constructor(root: Target, follow: Follow) {
    this.root = root
    this.follow = follow
  }

  async bundle(): Promise<JsonSchema> {
    if (this.root.pointer !== '') {
      const $ref = await this.define(this.root)
      return { $ref, $defs: this.definitions }
    }
    const schema = await this.walk(this.root.value, this.root)
    if (Object.keys(this.definitions).length === 0 || !isJsonObject(schema)) return schema as JsonSchema
    return { ...schema, $defs: { ...(schema.$defs as JsonObject | undefined), ...this.definitions } }
  }

  /** A reference to a definition, made when it is asked for first. */
  private async define(target: Target): Promise<string> {
    const id = `${target.document.file}#${target.pointer}`
    const known = this.names.get(id)
    if (known !== undefined) return `#/$defs/${known}`
    const name = this.freeName(target)
    this.names.set(id, name)
    // Its place among the definitions is that of who asks first, not of who is complete first.
    this.definitions[name] = true
    this.definitions[name] = await this.walk(target.value, target)
    return `#/$defs/${name}`
  }

  private freeName({ document, pointer }: Target): string {
    const own = isJsonObject(this.root.value) ? this.root.value.$defs : undefined
    const taken = new Set([...this.names.values(), ...Object.keys(isJsonObject(own) ? own : {})])
    const last = (pointer === '' ? document.file.replace(/\.\w+$/, '') : pointer).split('/').at(-1)!
    const name = last.replace(/[^A-Za-z0-9_.-]/g, '_') || 'schema'
    let free = name
    for (let count = 2; taken.has(free); count++) free = `${name}${count}`
    return free
  }

  private async walk(schema: JsonValue, spot: Spot): Promise<JsonValue> {
    if (Array.isArray(schema)) {
      const items: JsonValue[] = []
      for (const [index, item] of schema.entries()) items.push(await this.walk(item, below(spot, index)))
      return items
    }
    if (!isJsonObject(schema)) return schema
    return this.members(schema, (key, value) => this.keyword(key, value, below(spot, key)))
  }

  private async keyword(key: string, value: JsonValue, spot: Spot): Promise<JsonValue | undefined> {
    if (VALUES.includes(key)) return value
    if (key === '$ref' && typeof value === 'string') return this.reference(value, spot)
    if (key === 'discriminator' && isJsonObject(value)) return undefined
    if (NAMED_SCHEMAS.includes(key) && isJsonObject(value))
      return this.members(value, (name, item) => this.walk(item, below(spot, name)))
    return this.walk(value, spot)
  }

  private async members(
    object: JsonObject,
    make: (key: string, value: JsonValue) => Promise<JsonValue | undefined>,
  ): Promise<JsonObject> {
    const entries: (readonly [string, JsonValue])[] = []
    for (const [key, value] of Object.entries(object)) {
      const made = await make(key, value)
      if (made !== undefined) entries.push([key, made])
    }
    return Object.fromEntries(entries)
  }

  /** Inside the root's own file nothing moves, so its own references stay; so do references by URL and by anchor. */
  private async reference(text: string, { document, pointer }: Spot): Promise<string> {
    const isOwn = text.startsWith('#')
    if (/^[a-z][a-z0-9+.-]*:/i.test(text) || (isOwn && !/^#(\/|$)/.test(text))) return text
    if (isOwn && document === this.root.document && this.root.pointer === '') return text
    const namedAt = document.place(pointer)
    const found = await this.follow({ text, from: document.file, namedAt, what: 'a JSON Schema' })
    this.problems.push(...found.problems)
    return found.target === undefined ? text : this.define(found.target)
  }
}

function below({ document, pointer }: Spot, key: string | number): Spot {
  return { document, pointer: pointer + toPointer([key]) }
}

function notASchema({ document, pointer, value }: Target, namedAt: Place): readonly Problem[] {
  const mistake = (
    place: Place,
    wording: Pick<Problem, 'expected' | 'found' | 'remedy'>,
  ): readonly Problem[] => [{ severity: 'error', ...place, ...wording }]
  const openapi = isJsonObject(document.value) ? document.value.openapi : undefined
  if (openapi !== undefined && pointer === '') {
    return mistake(namedAt, {
      expected: 'a JSON Schema',
      found: 'an OpenAPI document',
      remedy: `Name the place in it, for example ${document.file}#/components/schemas/Sleep.`,
    })
  }
  if (openapi !== undefined && !/^3\.[12]/.test(String(openapi))) {
    return mistake(document.place('/openapi'), {
      expected: 'OpenAPI 3.1, whose schemas are JSON Schema 2020-12',
      found: describeValue(openapi),
      remedy: 'Convert the document to OpenAPI 3.1, or write the schema into a file of its own.',
    })
  }
  if (typeof value === 'boolean' || isJsonObject(value)) return []
  return mistake(document.place(pointer), {
    expected: 'a JSON Schema: a mapping with keywords such as type and properties',
    found: value === null ? 'an empty file' : describeValue(value),
    remedy: 'Describe the answer there, for example { "type": "object", "properties": { } }.',
  })
}
