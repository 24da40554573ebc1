import { isJsonObject, type JsonValue } from '../kernel/json.ts'
import { resolvePointer, toPointer } from '../kernel/pointer.ts'
import { timeZone } from '../kernel/time-zone.ts'
import type { DataType, Records } from '../partner/data.ts'
import { type OffsetUnit, parseFixedOffset } from '../partner/offset-unit.ts'
import { parseTime, TIME_FORMATS, type TimeFormat } from '../partner/time-format.ts'
import { type SchemaView, viewSchema } from './schema-view.ts'
import { wordsOf } from './words.ts'

export interface RecordShape {
  readonly records: Records
  /** The schema of one record. */
  readonly record: SchemaView
  /** Records of the example. */
  readonly samples: readonly JsonValue[]
  /** What is a guess, by the member of `records`. */
  readonly todos: Readonly<Partial<Record<keyof Records, string>>>
}

/** Where an answer has its records, and where a record has its id and its times. */
export function recordShape(type: DataType, schema: JsonValue, example: JsonValue | undefined): RecordShape {
  const { at, record, isGuess } = findRecords(type, schema)
  const there = resolvePointer(example, at)
  const samples = (Array.isArray(there) ? there : [there]).filter((item) => isJsonObject(item)) as JsonValue[]
  const shown = (pointer: string) => samples.some((sample) => resolvePointer(sample, pointer) != null)
  const leaves = leavesOf(schema, record).filter(({ pointer }) => samples.length === 0 || shown(pointer))
  const { id, start, end: last, updated, user, offset } = findMembers(type, leaves)
  const end = start !== undefined && last !== undefined && !isAlike(start, last) ? undefined : last
  const told = start === undefined ? undefined : timeOf(start, samples)
  const time = told ?? 'dateTime'
  const updatedTime = updated === undefined ? undefined : timeOf(updated, samples)
  const records: Records = {
    at,
    id: id?.pointer ?? start?.pointer ?? '/id',
    start: start?.pointer ?? (type === 'athlete' ? '/created_at' : '/start_time'),
    ...(end === undefined || type === 'daily' ? {} : { end: end.pointer }),
    ...(updated === undefined ? {} : { updated: updated.pointer }),
    ...(user === undefined || user === id ? {} : { userId: user.pointer }),
    time,
    ...(updatedTime === undefined || updatedTime === time ? {} : { updatedTime }),
    ...(offset === undefined ? {} : { offset: { at: offset.pointer, unit: offsetUnit(offset, samples) } }),
  }
  const todos = {
    ...(isGuess ? { at: 'point at the records in the answer' } : {}),
    ...(id === undefined ? { id: "point at the record's own id" } : {}),
    ...(start === undefined ? { start: 'point at the time when a record starts' } : {}),
    ...(told === undefined ? { time: `say how times are written: ${TIME_FORMATS.join(', ')}` } : {}),
  }
  return { records, record, samples, todos }
}

/** Whether both are numbers, or neither is: an `end` may be an index into something. */
function isAlike(one: Leaf, other: Leaf): boolean {
  return isNumeric(one.view) === isNumeric(other.view)
}

function isNumeric({ types }: SchemaView): boolean {
  return types.includes('integer') || types.includes('number')
}

type Member = 'id' | 'start' | 'end' | 'updated' | 'user' | 'offset'

/** The fields that identify and date a record, by their names: the first pattern that one of them fits. */
function findMembers(type: DataType, leaves: readonly Leaf[]): Readonly<Partial<Record<Member, Leaf>>> {
  const patterns: Readonly<Record<Member, readonly RegExp[]>> = {
    id: [/^id$/, /^(uuid|guid|key)$/, ID_OF[type], /^(?!user|member|device|source|client).*id$/],
    start: type === 'daily' ? [...DAYS, ...STARTS] : [...STARTS, ...(type === 'athlete' ? JOINED : DAYS)],
    end: ENDS,
    updated: [/^(updated|modified|lastmodified|lastupdated)(at|on|time|date|datetime)?$/],
    user: [/^(user|member|athlete|owner|patient)(id|uuid)?$/],
    offset: [
      /^(timezone|utc|zone|tz|gmt)?offset(in)?(milliseconds|millis|ms|seconds|minutes)?$/,
      /^(timezone|tz|zone)(id|name)?$/,
    ],
  }
  const found = Object.entries(patterns).flatMap(([member, list]) => {
    const fitting = list.map((pattern) => leaves.find(({ name }) => pattern.test(name)))
    const leaf = fitting.find((item) => item !== undefined)
    return leaf === undefined ? [] : [[member, leaf] as const]
  })
  return Object.fromEntries(found)
}

const STARTS = [
  /^(start|begin)(ed)?(time|date|datetime|at|timestamp|ts)?(utc|gmt|inseconds|local)?$/,
  /^(bedtime|sleep|period|session|interval)start(time|date|at)?$/,
  /^start/,
  /^(measured|recorded|logged|taken|eaten|consumed|occurred)(at|on|time|date)?$/,
  /^(timestamp|datetime|time|created|createdat)$/,
] as const
const DAYS = [/^(day|date|calendardate|summarydate|logdate|recorddate|localdate)$/, /date$/] as const
const JOINED = [/^(joined|registered|membersince|registration)(at|on|time|date)?$/] as const
const ENDS = [
  /^(end|stop|finish)(ed)?(time|date|datetime|at|timestamp|ts)?(utc|gmt|inseconds|local)?$/,
  /^(bedtime|sleep|period|session|interval)end(time|date|at)?$/,
] as const
const ID_OF: Readonly<Record<DataType, RegExp>> = {
  sleep: /^(sleep|night|log|summary|record)(log)?id$/,
  activity: /^(activity|workout|exercise|session|log|summary|record)id$/,
  daily: /^(day|daily|summary|record|log)id$/,
  body: /^(measurement|measure|weight|log|record|summary)(grp|group)?id$/,
  nutrition: /^(meal|food|entry|log|record)id$/,
  menstruation: /^(cycle|period|record|log)id$/,
  athlete: /^(user|athlete|member|account|profile)id$/,
}

interface Leaf {
  readonly name: string
  readonly pointer: string
  readonly view: SchemaView
}

/** The scalars of a record by their plain names; those of the record before those of its members. */
function leavesOf(document: unknown, record: SchemaView): readonly Leaf[] {
  const below = (view: SchemaView, keys: readonly string[]): readonly Leaf[] =>
    Object.entries(view.properties).flatMap(([key, schema]) => {
      const child = viewSchema(document, schema)
      if (child.types.includes('object') && keys.length < 1) return below(child, [...keys, key])
      if (child.types.includes('array') || child.types.includes('object')) return []
      return [{ name: wordsOf(key).join(''), pointer: toPointer([...keys, key]), view: child }]
    })
  return below(record, []).toSorted((a, b) => a.pointer.split('/').length - b.pointer.split('/').length)
}

interface FoundRecords {
  readonly at: string
  readonly record: SchemaView
  readonly isGuess: boolean
}

function findRecords(type: DataType, schema: JsonValue): FoundRecords {
  const lists = listsOf(schema, viewSchema(schema, schema), [])
  const rank = ({ keys }: FoundList) => {
    const name = wordsOf(keys.at(-1) ?? '').join('')
    const named = /^(data|items|records|results|entries|list|series)$/.test(name) || name.includes(type)
    return keys.length * 2 - (named || keys.length === 0 ? 3 : 0)
  }
  const [best] = lists.toSorted((a, b) => rank(a) - rank(b))
  const root = viewSchema(schema, schema)
  const own = leavesOf(schema, root)
  const isRecord = own.some(({ name }) => STARTS.slice(0, 2).some((pattern) => pattern.test(name)))
  if (type === 'athlete' && (best === undefined || best.keys.length > 0) && own.length > 1)
    return { at: '', record: root, isGuess: false }
  if (best === undefined || (isRecord && best.keys.length > 0)) {
    const wrapped = best === undefined && own.length === 0 ? wrappedRecord(schema, root) : undefined
    return wrapped ?? { at: '', record: root, isGuess: own.length === 0 }
  }
  return { at: toPointer(best.keys), record: best.item, isGuess: false }
}

function wrappedRecord(schema: JsonValue, root: SchemaView): FoundRecords | undefined {
  const [key, inner] = Object.entries(root.properties)[0] ?? []
  if (key === undefined) return undefined
  const record = viewSchema(schema, inner)
  return record.types.includes('object') ? { at: toPointer([key]), record, isGuess: false } : undefined
}

interface FoundList {
  readonly keys: readonly string[]
  readonly item: SchemaView
}

function listsOf(document: JsonValue, view: SchemaView, keys: readonly string[]): readonly FoundList[] {
  if (view.types.includes('array')) {
    const item = viewSchema(document, view.items)
    return Object.keys(item.properties).length > 0 ? [{ keys, item }] : []
  }
  if (keys.length > 2) return []
  return Object.entries(view.properties).flatMap(([key, schema]) =>
    listsOf(document, viewSchema(document, schema), [...keys, key]),
  )
}

function timeOf({ pointer, name, view }: Leaf, samples: readonly JsonValue[]): TimeFormat | undefined {
  const values = samples.map((sample) => resolvePointer(sample, pointer)).filter((value) => value != null)
  const sampled = TIME_FORMATS.find((format) =>
    values.every((value) => parseTime(format, value) !== undefined),
  )
  const isMilli = /milli|\bms\b/i.test(`${name} ${view.description ?? ''}`)
  if (values.length > 0 && typeof values[0] !== 'number') return sampled
  if (values.length > 0) return Number(values[0]) > 1e11 ? 'epochMilliseconds' : 'epochSeconds'
  if (view.format === 'date') return 'date'
  if (view.format === 'date-time') return 'dateTime'
  if (isNumeric(view)) return isMilli ? 'epochMilliseconds' : 'epochSeconds'
  return /^(day|date|calendardate)$/.test(name) ? 'date' : undefined
}

function offsetUnit({ pointer, name, view }: Leaf, samples: readonly JsonValue[]): OffsetUnit {
  const value = samples.map((sample) => resolvePointer(sample, pointer)).find((item) => item != null)
  if (typeof value === 'string') {
    const fitting = (['iso', 'duration'] as const).find((unit) => parseFixedOffset(unit, value) !== undefined)
    return fitting ?? (timeZone(value) === undefined ? 'iso' : 'zone')
  }
  if (view.types.includes('string')) return /(zone|tz)(id|name)?$/.test(name) ? 'zone' : 'iso'
  if (/milli/i.test(`${name} ${view.description ?? ''}`)) return 'ms'
  if (/min/i.test(`${name} ${view.description ?? ''}`)) return 'min'
  return typeof value === 'number' && value !== 0 && Math.abs(value) <= 840 ? 'min' : 's'
}
