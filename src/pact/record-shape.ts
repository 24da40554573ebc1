import { isJsonObject, type JsonValue } from '../kernel/json.ts'
import { pointerKeys, resolvePointer, toPointer } from '../kernel/pointer.ts'
import { partnerMapping } from '../mapping/compile.ts'
import { recordSchema, type SchemaPlace, schemaBelow, typesOf } from '../mapping/schema-place.ts'
import type { DataSource, DataType } from '../partner/data.ts'
import { dataSource, type Partner } from '../partner/partner.ts'
import type { RecordTimeFormat } from '../partner/time-format.ts'
import { fieldMatcher, timeMatcher } from './field-matcher.ts'
import { type Expected, everyItem, someItem } from './matcher.ts'

/** What of a partner's records we read: nothing else of them is anybody's business. */
export interface RecordShape {
  /** One record with what every record has. */
  readonly required: Expected
  /** For each field that a record may lack, a record with that field and its id. */
  readonly optional: readonly { readonly field: string; readonly record: Expected }[]
}

/** A field that is read, from the record; `*` for the items of a list. */
interface ReadField {
  readonly keys: readonly string[]
  readonly matcher: Expected
  /** The innermost thing on the way that may be missing, null or empty: it decides in which interaction the field stands. */
  readonly depth: number
}

/**
 * The fields that the mapping of a data type and the client read, each as strictly as they need it. What the schema of
 * the partner does not promise is optional, and so is every item of a list.
 */
export function recordShape(partner: Partner, type: DataType): RecordShape {
  const source = dataSource(partner, type)
  const fields = readFields(partner, type)
  const id = fields.filter(({ keys }) => toPointer(keys) === source.records.id)
  const groups = new Map<string, ReadField[]>()
  for (const field of fields.filter(({ depth }) => depth > 0)) {
    const group = toPointer(field.keys.slice(0, field.depth))
    groups.set(group, [...(groups.get(group) ?? []), field])
  }
  const required = fields.filter(({ depth }) => depth === 0)
  const lists = [...groups.values()].filter((group) => isPlainList(source, group)).flat()
  return {
    required: assembled([...required, ...lists], (item) => everyItem(item, { min: 0 })),
    optional: [...groups].map(([field, group]) => ({
      field,
      record: assembled([...id.filter(({ depth }) => depth === 0), ...group], someItem),
    })),
  }
}

/** Whether the group is the items of a list that every record has, full or empty. */
function isPlainList(source: DataSource, [first]: readonly ReadField[]): boolean {
  if (first === undefined || first.keys[first.depth - 1] !== '*') return false
  const above = first.keys.slice(0, first.depth - 1)
  return optionalDepth(recordSchema(source), above) === 0
}

function readFields(partner: Partner, type: DataType): readonly ReadField[] {
  const source = dataSource(partner, type)
  const schema = recordSchema(source)
  const times = timeFields(source)
  const { id, userId, offset } = source.records
  const pointers = new Set([
    id,
    ...times.keys(),
    ...[userId, offset?.at].filter((pointer) => pointer !== undefined),
    ...partnerMapping(partner, type).reads,
  ])
  return [...pointers].map((pointer) => {
    const keys = throughLists(schema, pointerKeys(pointer))
    const example = exampleAt(source, keys)
    const format = times.get(pointer)
    const place = schemaBelow(schema, keys)
    return {
      keys,
      matcher: format === undefined ? fieldMatcher(place, example) : timeMatcher(format, place, example),
      depth: optionalDepth(schema, keys),
    }
  })
}

function timeFields({ records }: DataSource): ReadonlyMap<string, RecordTimeFormat> {
  const { start, end, updated, time, updatedTime = time } = records
  return new Map([
    [start, time] as const,
    ...(end === undefined ? [] : [[end, time] as const]),
    ...(updated === undefined ? [] : [[updated, updatedTime] as const]),
  ])
}

/** The keys with a `*` for every list on the way, and without one where there is no list. */
function throughLists(schema: SchemaPlace | undefined, keys: readonly string[]): readonly string[] {
  const through: string[] = []
  for (const key of keys) {
    const at = schemaBelow(schema, through)
    const isList = at === undefined ? key === '*' : typesOf(at).includes('array')
    if (isList) through.push('*')
    if (key !== '*') through.push(key)
  }
  return through
}

/** How many keys lead to the innermost place that may be missing, null or an empty list; 0 where there is none. */
function optionalDepth(schema: SchemaPlace | undefined, keys: readonly string[]): number {
  for (let depth = keys.length; depth > 0; depth--) {
    const place = schemaBelow(schema, keys.slice(0, depth))
    if (keys[depth - 1] === '*' || place === undefined) return depth
    if (!place.isRequired || typesOf(place).includes('null')) return depth
  }
  return 0
}

/** What stands there in the declared example: in the first record and the first item that have it. */
function exampleAt(source: DataSource, keys: readonly string[]): JsonValue | undefined {
  const found = resolvePointer(source.example, `${source.response.root}${source.records.at}`)
  const records = (Array.isArray(found) ? found : [found]) as readonly JsonValue[]
  return records.map((record) => valueAt(record, keys)).find((value) => value !== undefined && value !== null)
}

function valueAt(value: JsonValue | undefined, [key, ...rest]: readonly string[]): JsonValue | undefined {
  if (key === undefined || value === undefined) return value
  if (key === '*') {
    if (!Array.isArray(value)) return undefined
    return value.map((item) => valueAt(item, rest)).find((inner) => inner !== undefined && inner !== null)
  }
  return isJsonObject(value) && Object.hasOwn(value, key) ? valueAt(value[key], rest) : undefined
}

/** One expected value of many fields. */
function assembled(
  fields: readonly Pick<ReadField, 'keys' | 'matcher'>[],
  listOf: (item: Expected) => Expected,
): Expected {
  const [first] = fields
  if (first !== undefined && fields.every(({ keys }) => keys.length === 0)) return first.matcher
  const inner = new Map<string, Pick<ReadField, 'keys' | 'matcher'>[]>()
  for (const { keys, matcher } of fields) {
    const [key, ...rest] = keys
    if (key === undefined) continue
    inner.set(key, [...(inner.get(key) ?? []), { keys: rest, matcher }])
  }
  const items = inner.get('*')
  if (items !== undefined) return listOf(assembled(items, listOf))
  return Object.fromEntries([...inner].map(([key, below]) => [key, assembled(below, listOf)]))
}
