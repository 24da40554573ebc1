import { pointerKeys, resolvePointer } from '../kernel/pointer.ts'
import type { DataSource } from '../partner/data.ts'
import type { JsonSchema } from '../schema/validator.ts'

/** A schema within a document, so that its references can be followed. */
export interface SchemaPlace {
  readonly document: JsonSchema
  /** With what its branches say. */
  readonly schema: Keywords
  /** As it stands in the document. */
  readonly written: object
  /** Whether the object around it asks for it. */
  readonly isRequired: boolean
}
interface Keywords {
  readonly [keyword: string]: unknown
}

/** The schema of one record in the schema of a partner's answers; `undefined` where it cannot be told. */
export function recordSchema(
  source: Pick<DataSource, 'schema' | 'response' | 'records'>,
): SchemaPlace | undefined {
  const keys = pointerKeys(`${source.response.root}${source.records.at}`)
  const place = schemaBelow(schemaPlace(source.schema), keys)
  return place !== undefined && typesOf(place).includes('array') ? schemaBelow(place, ['*']) : place
}

export function schemaPlace(document: JsonSchema): SchemaPlace | undefined {
  return typeof document === 'boolean' ? undefined : followed(document, document, true)
}

/** The schema of what the keys lead to; `*` leads to the items of a list, and to an object itself. */
export function schemaBelow(
  place: SchemaPlace | undefined,
  keys: readonly string[],
): SchemaPlace | undefined {
  return keys.reduce<SchemaPlace | undefined>(
    (at, key) => (at === undefined ? undefined : child(at, key)),
    place,
  )
}

export function typesOf({ schema }: SchemaPlace): readonly string[] {
  const { type } = schema
  return Array.isArray(type) ? type : typeof type === 'string' ? [type] : []
}

/** What the schema lists, where it lists all: an enumeration, a constant, a boolean. */
export function listedValues(place: SchemaPlace): readonly unknown[] {
  const { schema } = place
  if (Array.isArray(schema.enum)) return schema.enum
  if ('const' in schema) return [schema.const]
  return typesOf(place).includes('boolean') ? [false, true] : []
}

/** The names of an object's fields; empty where the schema does not name them. */
export function fieldNames({ schema }: SchemaPlace): readonly string[] {
  return Object.keys((schema.properties as Keywords | undefined) ?? {})
}

function child(place: SchemaPlace, key: string): SchemaPlace | undefined {
  const { document, schema } = place
  if (key === '*' || typesOf(place).includes('array')) {
    if (schema.items === undefined)
      return key === '*' && typesOf(place).includes('object') ? place : undefined
    const items = followed(document, schema.items, true)
    return key === '*' || items === undefined ? items : child(items, key)
  }
  const properties = (schema.properties ?? {}) as Keywords
  if (!Object.hasOwn(properties, key)) return undefined
  const isRequired = Array.isArray(schema.required) && schema.required.includes(key)
  return followed(document, properties[key], isRequired)
}

const MOST_STEPS = 20

/** What references lead to, as one schema with what its branches say. */
function followed(
  document: JsonSchema,
  schema: unknown,
  isRequired: boolean,
  steps = 0,
): SchemaPlace | undefined {
  if (typeof schema !== 'object' || schema === null || steps > MOST_STEPS) return undefined
  const { $ref: reference } = schema as Keywords
  if (typeof reference === 'string') {
    if (!reference.startsWith('#')) return undefined
    return followed(document, resolvePointer(document, reference.slice(1)), isRequired, steps + 1)
  }
  const merged = BRANCHES.flatMap((keyword) => listOf((schema as Keywords)[keyword]))
    .flatMap((branch) => followed(document, branch, isRequired, steps + 1) ?? [])
    .reduce((one, branch) => together(one, branch.schema), schema as Keywords)
  return { document, schema: merged, written: schema, isRequired }
}

const BRANCHES = ['allOf', 'anyOf', 'oneOf'] as const

/** A field that any branch names is a field; what the first says of its type and items counts. */
function together(one: Keywords, other: Keywords): Keywords {
  const properties = { ...(other.properties as Keywords), ...(one.properties as Keywords) }
  const types = [...listOf(one.type), ...listOf(other.type)]
  return {
    ...other,
    ...one,
    ...(types.length === 0 ? {} : { type: [...new Set(types)] }),
    ...(Object.keys(properties).length === 0 ? {} : { properties }),
  }
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined ? [] : [value]
}
