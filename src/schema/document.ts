import { isJsonObject } from '../kernel/json.ts'
import { resolvePointer, withPointer } from '../kernel/pointer.ts'
import { SchemaReferenceError } from './errors.ts'
import { isSchema, type SchemaObject } from './keywords.ts'
import type { JsonSchema } from './validator.ts'

/** A schema inside a larger document, such as an OpenAPI description. */
export interface SchemaInDocument {
  readonly document: { readonly [key: string]: unknown }
  /** JSON Pointer: `/components/schemas/Sleep`. */
  readonly pointer: string
}

/**
 * One schema that says the same: a reference to the pointer, beside every part of the document that it leads to, each
 * where it stood. The dialect of OpenAPI 3.0 (`nullable`, boolean `exclusiveMinimum`) becomes that of 3.1.
 *
 * @throws SchemaReferenceError when the pointer names no schema.
 */
export function toSchema(schema: JsonSchema | SchemaInDocument): JsonSchema {
  if (!isInDocument(schema)) return schema
  const { document, pointer } = schema
  if (!isSchema(resolvePointer(document, pointer))) throw new SchemaReferenceError(pointer)
  const isOld = typeof document.openapi === 'string' && document.openapi.startsWith('3.0')
  const parts = new Map<string, unknown>()
  collect(pointer, document, parts)
  let bundle: unknown = {}
  // Shorter pointers first: what lies inside a part that is there already is there as well.
  const pointers = [...parts.keys()].sort((left, right) => left.length - right.length)
  for (const name of pointers) {
    if (resolvePointer(bundle, name) !== undefined) continue
    bundle = withPointer(bundle, name, isOld ? modernise(parts.get(name)) : parts.get(name))
  }
  return { $ref: `#${encodeURI(pointer)}`, ...(bundle as SchemaObject) }
}

/** The part that a pointer names, and those that it refers to. */
function collect(pointer: string, document: unknown, parts: Map<string, unknown>): void {
  const queue = [pointer]
  for (const next of queue) {
    if (parts.has(next)) continue
    const part = resolvePointer(document, next)
    if (part === undefined) continue
    parts.set(next, part)
    queue.push(...references(part))
  }
}

function references(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(references)
  if (!isJsonObject(value)) return []
  const { $ref } = value
  const own = typeof $ref === 'string' && $ref.startsWith('#/') ? [decodeURIComponent($ref.slice(1))] : []
  return [...own, ...Object.values(value).flatMap(references)]
}

/**
 * The schema as ajv can read it: without examples, since ajv takes the identifiers in sample data for the schema's own,
 * and without a `nullable` that has no `type` to add to.
 */
export function forAjv<T>(schema: T): T {
  return strip(schema, false) as T
}

const TABLES = ['properties', 'patternProperties', '$defs', 'definitions', 'dependentSchemas', 'schemas']
const DATA = ['const', 'enum', 'default']

function strip(value: unknown, isTable: boolean): unknown {
  if (Array.isArray(value)) return value.map((item) => strip(item, false))
  if (!isJsonObject(value)) return value
  const isDropped = (key: string) =>
    key === 'example' || key === 'examples' || (key === 'nullable' && value.type === undefined)
  const kept = Object.entries(value).filter(([key]) => isTable || !isDropped(key))
  return Object.fromEntries(
    kept.map(([key, item]) => [
      key,
      !isTable && DATA.includes(key) ? item : strip(item, !isTable && TABLES.includes(key)),
    ]),
  )
}

export function isInDocument(schema: JsonSchema | SchemaInDocument): schema is SchemaInDocument {
  return isJsonObject(schema) && typeof schema.pointer === 'string' && isJsonObject(schema.document)
}

function modernise(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(modernise)
  if (!isJsonObject(value)) return value
  const copy: Record<string, unknown> = {}
  for (const [key, item] of Object.entries(value)) {
    copy[key] = key === 'example' || key === 'default' || key === 'enum' ? item : modernise(item)
  }
  if (copy.nullable === true && typeof copy.type === 'string') copy.type = [copy.type, 'null']
  if (typeof copy.nullable === 'boolean') delete copy.nullable
  exclusive(copy, 'exclusiveMinimum', 'minimum')
  exclusive(copy, 'exclusiveMaximum', 'maximum')
  return copy
}

function exclusive(schema: Record<string, unknown>, flag: string, bound: string): void {
  if (typeof schema[flag] !== 'boolean') return
  if (schema[flag] && typeof schema[bound] === 'number') {
    schema[flag] = schema[bound]
    delete schema[bound]
  } else delete schema[flag]
}
