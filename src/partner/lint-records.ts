import { isJsonObject, type JsonValue } from '../kernel/json.ts'
import { resolvePointer } from '../kernel/pointer.ts'
import { timeZone } from '../kernel/time-zone.ts'
import type { DataSource, DataType, Records } from './data.ts'
import { missedPointer } from './lint-pointer.ts'
import { error, type Finding, type LintRule, type LintSubject, warning } from './lint-rule.ts'
import { type OffsetUnit, parseFixedOffset } from './offset-unit.ts'
import { dataTypesOf } from './partner.ts'
import { isWallClock, parseTime, RECORD_TIME_FORMATS, type RecordTimeFormat } from './time-format.ts'
import { describeValue } from './violation-problem.ts'

export const recordsFound: LintRule = {
  rule: 'The pointers of records hit in the example, and find what they are for.',
  reads: ['data'],
  *judge({ partner }: LintSubject) {
    for (const type of dataTypesOf(partner)) yield* judgeSource(type, partner.data[type]!)
  },
}

export const userIdInData: LintRule = {
  rule: 'Where only the data tell the user, the data do.',
  reads: ['auth', 'data'],
  *judge({ partner }: LintSubject) {
    if (partner.auth.kind !== 'oauth2' || partner.auth.userId.from !== 'data') return
    const { at: pointer } = partner.auth.userId
    const examples = dataTypesOf(partner).map((type) => exampleRecords(partner.data[type]!))
    const records = examples.flatMap((records) => records ?? [])
    if (records.length === 0 || records.some((record) => isThere(resolvePointer(record, pointer)))) return
    const expected = 'the user in the records of an example'
    yield missedPointer('/auth/userId/at', { pointer, document: records[0], expected, inside: 'any of them' })
  },
}

/** The records of a source's example, or `undefined` where the pointers lead to none. */
export function exampleRecords(source: DataSource): readonly JsonValue[] | undefined {
  return listOf(resolvePointer(resolvePointer(source.example, source.response.root), source.records.at))
}

/** Records stand in an array, or one stands alone. */
export function listOf(value: unknown): readonly JsonValue[] | undefined {
  if (Array.isArray(value)) return value
  return isJsonObject(value) ? [value] : undefined
}

function* judgeSource(type: DataType, source: DataSource): Iterable<Finding> {
  const { response, records, example } = source
  const at = `/data/${type}`
  const content = resolvePointer(example, response.root)
  if (content === undefined) {
    const expected = 'the content of the answer'
    yield missedPointer(`${at}/response/root`, {
      pointer: response.root,
      document: example,
      expected,
      inside: 'the example',
    })
    return
  }
  const list = exampleRecords(source)
  if (list === undefined) {
    const expected = 'a list of records, or one record'
    yield missedPointer(`${at}/records/at`, {
      pointer: records.at,
      document: content,
      expected,
      inside: 'the example',
    })
  } else if (list.length === 0) {
    const remedy = "Show a full real answer; Terra's form asks for one."
    yield warning(`${at}/example`, 'an example with at least one record', 'none', remedy)
  } else {
    yield* judgeRecords(`${at}/records`, records, list)
  }
}

/** What each record has, and what some may lack. */
const ALWAYS = ['id', 'start'] as const
const SOMETIMES = ['end', 'updated', 'userId'] as const

function* judgeRecords(at: string, records: Records, list: readonly JsonValue[]): Iterable<Finding> {
  const inside = 'the records of the example'
  for (const name of [...ALWAYS, ...SOMETIMES]) {
    const pointer = records[name]
    if (pointer === undefined) continue
    const isAlways = (ALWAYS as readonly string[]).includes(name)
    const has = (record: JsonValue) => isThere(resolvePointer(record, pointer))
    if (isAlways ? list.every(has) : list.some(has)) continue
    const document = list.find((record) => !has(record))
    const expected = isAlways ? `${name} in each record` : `${name} in a record`
    yield missedPointer(`${at}/${name}`, { pointer, document, expected, inside })
  }
  yield* judgeIds(at, records, list)
  yield* judgeTimes(at, records, list)
  yield* judgeOffset(at, records, list)
}

function* judgeIds(at: string, records: Records, list: readonly JsonValue[]): Iterable<Finding> {
  const ids = list.map((record) => resolvePointer(record, records.id)).filter(isThere)
  const odd = ids.find((id) => !['string', 'number', 'bigint'].includes(typeof id))
  if (odd !== undefined)
    yield error(`${at}/id`, 'text or a number as id', describeValue(odd), 'Point at the id itself.')
  const repeated = ids.find((id, index) => ids.indexOf(id) !== index)
  if (repeated === undefined) return
  const found = `${describeValue(repeated)} twice in the example`
  yield error(`${at}/id`, 'an id of its own for each record', found, 'Point at what tells records apart.')
}

function* judgeTimes(at: string, records: Records, list: readonly JsonValue[]): Iterable<Finding> {
  const { time, updatedTime } = records
  for (const name of ['start', 'end', 'updated'] as const) {
    const pointer = records[name]
    const format = name === 'updated' ? (updatedTime ?? time) : time
    const values = pointer === undefined ? [] : list.map((record) => resolvePointer(record, pointer))
    const odd = values.filter(isThere).find((value) => parseTime(format, value) === undefined)
    if (odd === undefined) continue
    const found = `${describeValue(odd)} in the example`
    const fitting = RECORD_TIME_FORMATS.find((other) => parseTime(other, odd) !== undefined)
    if (name === 'updated' && updatedTime === undefined && fitting !== undefined)
      yield warning(`${at}/updated`, `a time as ${time}`, found, `Add updatedTime: ${fitting}.`)
    else yield error(`${at}/${name}`, `a time as ${format}`, found, timeRemedy(name, fitting))
  }
}

function timeRemedy(name: 'start' | 'end' | 'updated', fitting: RecordTimeFormat | undefined): string {
  if (fitting === undefined) return 'Point at a time, or correct the example.'
  return `Write ${name === 'updated' ? 'updatedTime' : 'time'}: ${fitting}, or correct the pointer.`
}

function* judgeOffset(at: string, { offset, time }: Records, list: readonly JsonValue[]): Iterable<Finding> {
  if (offset === undefined) return
  if (offset.unit === 'local' && isWallClock(time)) {
    const remedy = 'Point start and end at the times in UTC, and offset at the local time of the start.'
    yield error(
      `${at}/offset/unit`,
      'a start that is an instant, beside its local time',
      `time: ${time}`,
      remedy,
    )
  }
  const values = list.map((record) => resolvePointer(record, offset.at)).filter(isThere)
  if (values.length === 0) {
    const options = { pointer: offset.at, document: list[0], expected: 'the offset in a record' }
    yield missedPointer(`${at}/offset/at`, { ...options, inside: 'the records of the example' })
  }
  const odd = values.find((value) => !isOffset(value, offset.unit))
  if (odd === undefined) return
  yield error(
    `${at}/offset/unit`,
    OFFSET_WORDS[offset.unit],
    `${describeValue(odd)} in the example`,
    'Correct the unit.',
  )
}

/** Offsets lie between -12:00 and +14:00. */
function isOffset(value: unknown, unit: OffsetUnit): boolean {
  if (unit === 'zone') return typeof value === 'string' && timeZone(value) !== undefined
  if (unit === 'local') return parseTime('localDateTime', value) !== undefined
  const hours = (parseFixedOffset(unit, value) ?? Number.NaN) / 60
  return hours >= -12 && hours <= 14 && (unit === 'iso' || Number.isInteger(hours * 4))
}

const OFFSET_WORDS: Readonly<Record<OffsetUnit, string>> = {
  s: 'an offset in seconds',
  min: 'an offset in minutes',
  ms: 'an offset in milliseconds',
  iso: 'an offset in text such as +01:00',
  duration: 'an offset in seconds such as 3600s',
  zone: 'an IANA time zone such as Europe/Berlin',
  local: 'the local time of the start',
}

function isThere(value: unknown): boolean {
  return value !== undefined && value !== null
}
