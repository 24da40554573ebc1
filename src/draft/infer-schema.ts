import { isJsonObject, type JsonObject, type JsonValue } from '../kernel/json.ts'
import { parseTime } from '../partner/time-format.ts'

/** A JSON Schema that a sample satisfies: what all items of a list share is required, the rest is not. */
export function inferSchema(sample: JsonValue): JsonObject {
  return { $schema: 'https://json-schema.org/draft/2020-12/schema', ...schemaOf([sample]) }
}

function schemaOf(values: readonly JsonValue[]): JsonObject {
  const types = [...new Set(values.map(typeOf))]
  const kinds = types.includes('number') ? types.filter((type) => type !== 'integer') : types
  const objects = values.filter(isJsonObject)
  const lists = values.filter((value): value is readonly JsonValue[] => Array.isArray(value))
  const texts = values.filter((value) => typeof value === 'string')
  return {
    ...(kinds.length === 0 ? {} : { type: kinds.length === 1 ? kinds[0]! : kinds }),
    ...(objects.length === 0 ? {} : members(objects)),
    ...(lists.flat().length === 0 ? {} : { items: schemaOf(lists.flat()) }),
    ...formatOf(texts),
  }
}

function members(objects: readonly JsonObject[]): JsonObject {
  const keys = [...new Set(objects.flatMap((object) => Object.keys(object)))]
  const having = (key: string) => objects.filter((object) => Object.hasOwn(object, key))
  return {
    properties: Object.fromEntries(
      keys.map((key) => [key, schemaOf(having(key).map((object) => object[key]!))]),
    ),
    required: keys.filter((key) => having(key).length === objects.length),
  }
}

function formatOf(texts: readonly string[]): JsonObject {
  if (texts.length === 0) return {}
  const all = (format: 'date' | 'dateTime') => texts.every((text) => parseTime(format, text) !== undefined)
  return all('date') ? { format: 'date' } : all('dateTime') ? { format: 'date-time' } : {}
}

function typeOf(value: JsonValue): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  if (typeof value === 'bigint') return 'integer'
  return typeof value === 'number' && Number.isInteger(value) ? 'integer' : typeof value
}
