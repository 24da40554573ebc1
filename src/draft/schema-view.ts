import { isJsonObject, type JsonObject, type JsonValue } from '../kernel/json.ts'
import { resolvePointer } from '../kernel/pointer.ts'

/** A schema seen flat: references followed, `allOf` merged, the first branch that says something taken. */
export interface SchemaView {
  readonly types: readonly string[]
  readonly properties: Readonly<Record<string, JsonValue>>
  readonly items?: JsonValue
  readonly format?: string
  readonly description?: string
  /** The component that the schema is a reference to. */
  readonly title?: string
  readonly raw: JsonObject
}

const MOST_HOPS = 24

/** @param document - in which the references of the schema lead. */
export function viewSchema(document: unknown, schema: unknown, hops = 0): SchemaView {
  if (!isJsonObject(schema) || hops > MOST_HOPS) return { types: [], properties: {}, raw: {} }
  const { $ref } = schema
  if (typeof $ref === 'string') {
    const target = viewSchema(document, resolveLocal(document, $ref), hops + 1)
    return { ...target, title: $ref.split('/').at(-1) ?? '' }
  }
  const own = ownView(schema)
  const all = listOf(schema.allOf)
  const choice = [...listOf(schema.oneOf), ...listOf(schema.anyOf)].find((branch) => !isNull(branch))
  const parts = [...all, ...(choice === undefined ? [] : [choice])]
  return parts.map((part) => viewSchema(document, part, hops + 1)).reduce(merge, own)
}

/** What a local reference names. */
export function resolveLocal(document: unknown, $ref: string): unknown {
  if (!$ref.startsWith('#')) return undefined
  try {
    return resolvePointer(document, decodeURIComponent($ref.slice(1)))
  } catch {
    return undefined
  }
}

function ownView(schema: JsonObject): SchemaView {
  const { type, properties, items, format, description, title } = schema
  const named = (Array.isArray(type) ? type : [type]).filter((name) => typeof name === 'string')
  const told = isJsonObject(properties) ? ['object'] : items === undefined ? [] : ['array']
  return {
    types: named.length > 0 ? named : told,
    properties: isJsonObject(properties) ? properties : {},
    ...(items === undefined ? {} : { items }),
    ...(typeof format === 'string' ? { format } : {}),
    ...(typeof description === 'string' ? { description } : {}),
    ...(typeof title === 'string' ? { title } : {}),
    raw: schema,
  }
}

function merge(one: SchemaView, other: SchemaView): SchemaView {
  return {
    ...other,
    ...one,
    types: [...new Set([...one.types, ...other.types])],
    properties: { ...other.properties, ...one.properties },
    raw: { ...other.raw, ...one.raw },
  }
}

function isNull(schema: unknown): boolean {
  return isJsonObject(schema) && schema.type === 'null'
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
