import { isJsonObject, type JsonObject, type JsonValue } from '../kernel/json.ts'
import { pointerKeys, resolvePointer, toPointer, withPointer } from '../kernel/pointer.ts'
import type { DataType, Paging, Records } from '../partner/data.ts'
import { formatFixedOffset, type OffsetUnit, parseFixedOffset } from '../partner/offset-unit.ts'
import { formatTime, parseTime } from '../partner/time-format.ts'
import { compileValidator } from '../schema/validator.ts'

export interface StandInOptions {
  readonly type: DataType
  readonly schema: JsonObject
  readonly example: JsonValue
  /** Whether the example may be changed where it has a value already. */
  readonly isMadeUp: boolean
  readonly records: Records
  readonly paging: Paging
}

/** 15 January 2026, half past ten in the evening. */
const START_MS = 1_768_516_200_000
const HOUR_MS = 3_600_000

/** What a pointer of the draft should lead to. */
interface Wanted {
  readonly pointer: string
  readonly fits: (value: unknown) => boolean
  /** In the order of preference; the first that the schema allows is taken. */
  readonly values: readonly JsonValue[]
  readonly schema: JsonObject
}

/**
 * The answer and its schema such that every pointer of the draft leads somewhere: a made-up record gets an id of its own
 * and times in their order, and what the document does not have at all, and a TODO asks for, gets a stand-in.
 */
export function withStandIns(options: StandInOptions): {
  readonly schema: JsonObject
  readonly example: JsonValue
} {
  const { records, paging } = options
  const filled = withRecord(options)
  const list = resolvePointer(filled, records.at)
  const count = Array.isArray(list) ? list.length : 1
  const inRecords = Array.from({ length: count }, (_, index) => {
    const at = Array.isArray(list) ? `${records.at}/${index}` : records.at
    return recordWants(options, index).map((wanted) => ({ ...wanted, pointer: at + wanted.pointer }))
  })
  return [...inRecords.flat(), ...pagingWants(paging)].reduce(
    (drafted, wanted) => satisfied(drafted, wanted, options.isMadeUp),
    { schema: options.schema, example: filled },
  )
}

/** Lists of made-up answers may be empty or absent. */
function withRecord({ schema, example, isMadeUp, records }: StandInOptions): JsonValue {
  const list = resolvePointer(example, records.at)
  const isThere = Array.isArray(list) ? list.length > 0 : isJsonObject(list)
  if (!isMadeUp || isThere) return example
  const isList = declared(schema, [...pointerKeys(records.at), '0'])
  return withPointer(example, records.at, isList ? [{}] : {})
}

function recordWants({ type, records, isMadeUp }: StandInOptions, index: number): readonly Wanted[] {
  const { id, start, end, updated, userId, offset, time, updatedTime = time } = records
  const startMs = START_MS + index * 24 * HOUR_MS
  const moment = (pointer: string | undefined, format: Records['time'], epochMs: number) =>
    pointer === undefined ? [] : [timeWant(pointer, format, epochMs)]
  const isScalar = (value: unknown) => typeof value === 'string' || typeof value === 'number'
  return [
    ...(id === start
      ? []
      : [
          {
            pointer: id,
            fits: (value: unknown) => isScalar(value) && !isMadeUp,
            values: [`${type}-${index + 1}`, index + 1, uuid(index + 1)],
            schema: { type: 'string' },
          },
        ]),
    ...moment(start, time, startMs),
    ...moment(end, time, startMs + 8 * HOUR_MS),
    ...moment(updated, updatedTime, startMs + 9 * HOUR_MS),
    ...(userId === undefined ? [] : [{ pointer: userId, fits: isScalar, ...USER }]),
    ...(offset === undefined ? [] : [{ pointer: offset.at, ...offsetWant(offset.unit) }]),
  ]
}

function timeWant(pointer: string, format: Records['time'], epochMs: number): Wanted {
  const value = formatTime(format, epochMs)
  const text = { type: 'string', ...(format === 'dateTime' ? { format: 'date-time' } : {}) }
  return {
    pointer,
    fits: (found) => parseTime(format, found) !== undefined && !/^epoch/.test(format),
    values: [value, String(value)],
    schema: typeof value === 'string' ? text : { type: 'integer' },
  }
}

const USER = { values: ['user-1', 1, uuid(1)], schema: { type: 'string' } }

function offsetWant(unit: OffsetUnit): Omit<Wanted, 'pointer'> {
  if (unit === 'zone' || unit === 'local')
    return { fits: (value) => typeof value === 'string', ...TEXTS[unit] }
  return unit === 'iso' || unit === 'duration'
    ? {
        fits: (value) => typeof value === 'string' && parseFixedOffset(unit, value) !== undefined,
        values: [formatFixedOffset(unit, 60)],
        schema: { type: 'string' },
      }
    : {
        fits: (value) => typeof value === 'number' && isOffset(parseFixedOffset(unit, value)),
        values: [formatFixedOffset(unit, 60), 0],
        schema: { type: 'integer' },
      }
}

/** Whether clocks are so many minutes from UTC somewhere: quarters of an hour, from -12:00 to +14:00. */
function isOffset(minutes: number | undefined): boolean {
  return minutes !== undefined && minutes % 15 === 0 && minutes >= -720 && minutes <= 840
}

const TEXTS = {
  zone: { values: ['Europe/Berlin'], schema: { type: 'string' } },
  local: { values: ['2026-01-15T07:30:00'], schema: { type: 'string' } },
} as const

function pagingWants(paging: Paging): readonly Wanted[] {
  const is = (list: readonly unknown[]) => (value: unknown) => list.includes(value)
  const more = 'more' in paging ? paging.more : undefined
  const pages = 'pages' in paging ? paging.pages : undefined
  const next = paging.kind === 'cursor' ? paging.next : undefined
  return [
    ...(more === undefined
      ? []
      : [{ pointer: more, fits: is([true, false, 0, 1]), values: [false, 0], schema: { type: 'boolean' } }]),
    ...(pages === undefined
      ? []
      : [{ pointer: pages, fits: Number.isInteger, values: [1], schema: { type: 'integer' } }]),
    ...(next === undefined
      ? []
      : [{ pointer: next, fits: () => true, values: [], schema: { type: ['string', 'null'] } }]),
  ]
}

interface Answer {
  readonly schema: JsonObject
  readonly example: JsonValue
}

/** A delivery that names the user and what the event is, where the document's does not. */
export function withEventMembers(
  answer: Answer & { readonly isMadeUp: boolean },
  members: {
    readonly userId: string
    readonly when: { readonly at: string; readonly equals: string | number }
  },
): Answer {
  const { at, equals } = members.when
  const isText = (value: unknown) => typeof value === 'string' || typeof value === 'number'
  const wants: readonly Wanted[] = [
    { pointer: members.userId, fits: isText, ...USER },
    { pointer: at, fits: (value) => value === equals, values: [equals], schema: { type: typeof equals } },
  ]
  return wants.reduce<Answer>((drafted, wanted) => satisfied(drafted, wanted, answer.isMadeUp), answer)
}

function satisfied(answer: Answer, wanted: Wanted, isMadeUp: boolean): Answer {
  const { pointer, fits, values } = wanted
  const value = resolvePointer(answer.example, pointer)
  if (value !== undefined && value !== null && (fits(value) || !isMadeUp)) return answer
  const isKnown = declared(answer.schema, pointerKeys(pointer))
  const schema = isKnown ? answer.schema : withMember(answer.schema, pointerKeys(pointer), wanted.schema)
  const validate = compileValidator(schema)
  const before = validate(answer.example).length
  const tries = values.map((item) => withPointer(answer.example, pointer, item))
  return { schema, example: tries.find((example) => validate(example).length <= before) ?? answer.example }
}

/** Whether a schema speaks of a member, by whichever branch. */
function declared(schema: JsonObject, keys: readonly string[]): boolean {
  return holders(schema, keys).length > 0
}

const MOST_STEPS = 40

/** The pointers of the schemas that the keys lead to. */
function holders(
  root: JsonObject,
  keys: readonly string[],
  at: readonly string[] = [],
  steps = 0,
): readonly (readonly string[])[] {
  const schema = resolvePointer(root, toPointer(at))
  if (!isJsonObject(schema) || steps > MOST_STEPS) return []
  const below = (next: readonly string[], left = keys) => holders(root, left, next, steps + 1)
  const { $ref, properties, items } = schema
  if (typeof $ref === 'string') return $ref.startsWith('#') ? below(pointerKeys($ref.slice(1))) : []
  const [key, ...rest] = keys
  const branches = ['allOf', 'anyOf', 'oneOf'].flatMap((keyword) => {
    const list = schema[keyword]
    return Array.isArray(list) ? list.flatMap((_, index) => below([...at, keyword, String(index)])) : []
  })
  if (key === undefined) return [at, ...branches]
  const isMember = isJsonObject(properties) && Object.hasOwn(properties, key)
  return [
    ...(isMember ? below([...at, 'properties', key], rest) : []),
    ...(/^\d+$/.test(key) && items !== undefined ? below([...at, 'items'], rest) : []),
    ...branches,
  ]
}

/** The schema with one more member; as it was where nothing holds it. */
function withMember(root: JsonObject, keys: readonly string[], member: JsonObject): JsonObject {
  const [holder] = holders(root, keys.slice(0, -1))
  const key = keys.at(-1)
  if (holder === undefined || key === undefined) return root
  const at = toPointer([...holder, 'properties', key])
  return withPointer(root, at, { ...member, description: 'A stand-in: the document has no such member.' })
}

function uuid(index: number): string {
  return `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`
}
