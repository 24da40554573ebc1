import { toPointer } from '../kernel/pointer.ts'
import { keyOf } from './equal.ts'
import { isSchema, numberAt, type SchemaObject, schemaList, stringsAt, subschemas } from './keywords.ts'
import type { Located, Schemas } from './located.ts'

/** Something that values of a schema can do. */
export interface CoveragePoint {
  /** JSON Pointer to the schema, from the root; with its address in front where it is a remote one. */
  readonly schema: string
  readonly kind: 'branch' | 'value' | 'type' | 'property' | 'size'
  /** Which one: `anyOf/2`, `then`, an enum value as JSON, `null`, `name present`, `empty`. */
  readonly what: string
}

/** What a schema offers in one place, and how to name it. */
export interface Offer {
  readonly pointer: string
  readonly points: readonly CoveragePoint[]
}

const JUDGED_ASIDE = ['if', 'not', 'contains', 'propertyNames', '$defs', 'definitions', 'contentSchema']

/** All schemas that values are held against, each with what can be seen of it. */
export function offersOf(schemas: Schemas): ReadonlyMap<SchemaObject, Offer> {
  const names = new Map<SchemaObject, string>()
  nameAll(schemas.root.schema as SchemaObject, '', names)
  const offers = new Map<SchemaObject, Offer>()
  const queue: Located[] = [schemas.root]
  for (const at of queue) {
    const { schema } = at
    if (typeof schema === 'boolean' || offers.has(schema)) continue
    const pointer = names.get(schema) ?? ''
    offers.set(schema, { pointer, points: pointsOf(schema, pointer) })
    for (const [[keyword = ''], inner] of subschemas(schema)) {
      if (!JUDGED_ASIDE.includes(keyword)) queue.push(schemas.inside(inner, at))
    }
    const references = [
      typeof schema.$ref === 'string' ? ([schema.$ref, schemas.reference(schema.$ref, at)] as const) : [],
      typeof schema.$dynamicRef === 'string'
        ? ([schema.$dynamicRef, schemas.dynamicReference(schema.$dynamicRef, at)] as const)
        : [],
    ]
    for (const [text, target] of references) {
      if (target === undefined || typeof target.schema === 'boolean') continue
      if (!names.has(target.schema))
        nameAll(target.schema, text.startsWith('#/') ? text.slice(1) : text, names)
      queue.push(target)
    }
  }
  return offers
}

function nameAll(schema: SchemaObject | boolean, pointer: string, names: Map<SchemaObject, string>): void {
  if (typeof schema === 'boolean' || names.has(schema)) return
  names.set(schema, pointer)
  for (const [keys, inner] of subschemas(schema))
    nameAll(inner as SchemaObject, pointer + toPointer(keys), names)
}

function pointsOf(schema: SchemaObject, pointer: string): readonly CoveragePoint[] {
  const points: CoveragePoint[] = []
  const add = (kind: CoveragePoint['kind'], what: string) => points.push({ schema: pointer, kind, what })
  for (const keyword of ['anyOf', 'oneOf']) {
    for (const index of schemaList(schema[keyword]).keys()) add('branch', `${keyword}/${index}`)
  }
  if (isSchema(schema.if)) for (const keyword of ['then', 'else']) add('branch', keyword)
  if (Array.isArray(schema.enum)) for (const value of schema.enum) add('value', keyOf(value))
  if (schema.type === 'boolean') for (const value of ['false', 'true']) add('value', value)
  if (Array.isArray(schema.type)) for (const type of schema.type) add('type', String(type))
  const required = stringsAt(schema, 'required')
  for (const [[keyword, name], inner] of subschemas(schema)) {
    if (keyword !== 'properties' || required.includes(name!) || inner === false) continue
    add('property', `${name} present`)
    add('property', `${name} absent`)
  }
  for (const size of sizesOf(schema)) add('size', size)
  return points
}

function sizesOf(schema: SchemaObject): readonly string[] {
  const types = Array.isArray(schema.type) ? schema.type : [schema.type]
  if (!types.includes('array')) return []
  const min = numberAt(schema, 'minItems') ?? 0
  const max = numberAt(schema, 'maxItems') ?? Number.POSITIVE_INFINITY
  const sizes: readonly [string, boolean][] = [
    ['empty', min === 0],
    ['one', min <= 1 && max >= 1],
    ['many', max >= 2],
  ]
  return sizes.filter(([, isOffered]) => isOffered).map(([name]) => name)
}
