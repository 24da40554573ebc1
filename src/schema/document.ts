import { isJsonObject } from '../kernel/json.ts'
import { resolvePointer } from '../kernel/pointer.ts'
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
 * One schema that says the same: a reference into its own document, so that the references of the document still lead
 * where they did. The dialect of OpenAPI 3.0 (`nullable`, boolean `exclusiveMinimum`) becomes that of 3.1.
 *
 * @throws SchemaReferenceError when the pointer names no schema.
 */
export function toSchema(schema: JsonSchema | SchemaInDocument): JsonSchema {
  if (!isInDocument(schema)) return schema
  const { document, pointer } = schema
  if (!isSchema(resolvePointer(document, pointer))) throw new SchemaReferenceError(pointer)
  const isOld = typeof document.openapi === 'string' && document.openapi.startsWith('3.0')
  const modern = (isOld ? modernise(document) : document) as Record<string, unknown>
  return { $ref: `#${encodeURI(pointer)}`, ...withoutKeywords(modern) }
}

export function isInDocument(schema: JsonSchema | SchemaInDocument): schema is SchemaInDocument {
  return isJsonObject(schema) && typeof schema.pointer === 'string' && isJsonObject(schema.document)
}

/** Sections of a document that happen to be called like keywords are no part of the schema. */
function withoutKeywords(document: SchemaObject): SchemaObject {
  const { openapi: _, $id: __, $ref: ___, ...rest } = document
  return rest
}

function modernise(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(modernise)
  if (!isJsonObject(value)) return value
  const copy: Record<string, unknown> = {}
  for (const [key, item] of Object.entries(value)) {
    copy[key] = key === 'example' || key === 'default' || key === 'enum' ? item : modernise(item)
  }
  if (copy.nullable === true && typeof copy.type === 'string') copy.type = [copy.type, 'null']
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
