import { isJsonObject } from '../kernel/json.ts'
import type { JsonSchema } from './validator.ts'

/** A schema that is not `true` or `false`. */
export type SchemaObject = Exclude<JsonSchema, boolean>

const ONE = [
  'additionalProperties',
  'contains',
  'contentSchema',
  'else',
  'if',
  'items',
  'not',
  'propertyNames',
  'then',
  'unevaluatedItems',
  'unevaluatedProperties',
]
const LIST = ['allOf', 'anyOf', 'oneOf', 'prefixItems']
const TABLE = ['$defs', 'definitions', 'dependentSchemas', 'patternProperties', 'properties']

/** The schemas that stand directly inside a schema, each with the keys that lead to it. */
export function* subschemas(schema: SchemaObject): Generator<[readonly string[], JsonSchema]> {
  for (const keyword of ONE) {
    if (isSchema(schema[keyword])) yield [[keyword], schema[keyword]]
  }
  for (const keyword of LIST) {
    for (const [index, inner] of schemaList(schema[keyword]).entries())
      yield [[keyword, String(index)], inner]
  }
  for (const keyword of TABLE) {
    for (const [name, inner] of schemaTable(schema[keyword])) yield [[keyword, name], inner]
  }
}

export function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'boolean' || isJsonObject(value)
}

/** The schemas of a keyword that holds a list; none when it is absent. */
export function schemaList(value: unknown): readonly JsonSchema[] {
  return Array.isArray(value) ? value.filter(isSchema) : []
}

/** The schemas of a keyword that holds a table; none when it is absent. */
export function schemaTable(value: unknown): readonly [string, JsonSchema][] {
  if (!isJsonObject(value)) return []
  return Object.entries(value).filter((entry): entry is [string, never] => isSchema(entry[1]))
}

/** A keyword's number, or `undefined`. */
export function numberAt(schema: SchemaObject, keyword: string): number | undefined {
  const value = schema[keyword]
  return typeof value === 'number' ? value : typeof value === 'bigint' ? Number(value) : undefined
}

/** The strings of a keyword that holds a list of them; none when it is absent. */
export function stringsAt(schema: SchemaObject, keyword: string): readonly string[] {
  const value = schema[keyword]
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
}
