import type { JsonObject, JsonValue } from '../kernel/json.ts'
import { pointerKeys, resolvePointer, toPointer, withoutPointer, withPointer } from '../kernel/pointer.ts'
import { lintMapping } from '../mapping/lint-mapping.ts'
import type { DataType } from '../partner/data.ts'
import type { Drafted, Note } from './drafted.ts'
import { canonical, matchFields } from './match-fields.ts'
import {
  expressionOf,
  fieldWords,
  type PartnerField,
  type PartnerList,
  partnerFields,
} from './partner-fields.ts'
import type { RecordShape } from './record-shape.ts'
import { SAMPLE_NAMES, TARGET_NAMES } from './target-names.ts'
import { convert } from './units.ts'

/** One leaf of a draft. */
interface DraftLeaf {
  readonly pointer: string
  readonly expression: JsonValue
  readonly confidence: 'high' | 'medium' | 'low'
  readonly why?: string
}

/** A mapping to Terra's model by name, type and unit; each leaf is noted with how sure it is. */
export function draftMapping(type: DataType, schema: JsonValue, shape: RecordShape): Drafted {
  const { fields, lists } = partnerFields(schema, shape.record, shape.samples)
  const used = new Set(Object.values(shape.records).filter((value) => typeof value === 'string'))
  const sport = type === 'activity' ? sportField(fields) : undefined
  const isFree = (field: PartnerField) => field !== sport && !used.has(toPointer(field.keys))
  const free = fields.filter((field) => type === 'athlete' || isFree(field))
  const leaves = [
    ...metadata(type, shape, fields),
    ...scalars(type, free, shape),
    ...lists.flatMap((list) => samples(type, list)),
  ]
  const once = [...new Map(leaves.toReversed().map((leaf) => [leaf.pointer, leaf])).values()].toReversed()
  return sound(type, once)
}

/** Without what the mapping's own rules refuse: the draft can be run as it stands. */
function sound(type: DataType, leaves: readonly DraftLeaf[]): Drafted {
  const build = (list: readonly DraftLeaf[]) =>
    list.reduce<JsonObject>((tree, { pointer, expression }) => place(tree, pointer, expression), {})
  let tree = build(leaves)
  const dropped = new Set<string>()
  for (const { pointer } of lintMapping(tree, type).mistakes) {
    const isLeaf = leaves.some((leaf) => leaf.pointer === pointer)
    if (pointer === '' || !isLeaf) continue
    dropped.add(pointer)
    tree = withoutPointer(tree, pointer)
  }
  const notes = leaves
    .filter(({ pointer }) => !dropped.has(pointer) && typeof resolvePointer(tree, pointer) !== 'object')
    .map(({ pointer, confidence, why }): Note => {
      const text = why === undefined ? confidence : `${confidence}: ${why}`
      return { at: pointer, text, place: 'beside' }
    })
  return { value: tree, notes }
}

/** Lists stand in the tree as arrays of one item. */
function place(tree: JsonObject, pointer: string, value: JsonValue): JsonObject {
  const keys = pointerKeys(pointer)
  const index = keys.indexOf('0')
  if (index < 0) return withPointer(tree, pointer, value)
  const list = toPointer(keys.slice(0, index))
  const item = (resolvePointer(tree, list) as readonly JsonObject[] | undefined)?.[0] ?? {}
  return withPointer(tree, list, [withPointer(item, toPointer(keys.slice(index + 1)), value)])
}

function metadata(type: DataType, shape: RecordShape, fields: readonly PartnerField[]): readonly DraftLeaf[] {
  if (type === 'athlete') return []
  const { records, todos } = shape
  const at = (pointer: string) => expressionOf(pointerKeys(pointer))
  const offset = records.offset === undefined ? '' : `, ${offsetExpression(records.offset)}`
  const isMilli = records.time === 'epochMilliseconds'
  const moment = (pointer: string) => (isMilli ? `$millisecondsToSeconds(${at(pointer)})` : at(pointer))
  const isSpan = type === 'sleep' || type === 'activity'
  const sure = todos.start === undefined ? 'high' : 'low'
  // The local day of a moment cannot be told without its offset.
  const isUtc = offset === '' && /^epoch/.test(records.time)
  const zone = isUtc ? ', "+00:00"' : offset
  const [daySure, dayWhy] = isUtc
    ? (['low', 'the offset was not found; taken to be UTC'] as const)
    : ([sure, undefined] as const)
  const span: readonly DraftLeaf[] = isSpan
    ? [
        leaf('/metadata/summary_id', asText(fields, records.id), todos.id === undefined ? 'high' : 'low'),
        leaf('/metadata/start_time', `$time(${moment(records.start)}${offset})`, sure),
        records.end === undefined
          ? leaf(
              '/metadata/end_time',
              `$time(${moment(records.start)}${offset})`,
              'low',
              'the end was not found',
            )
          : leaf('/metadata/end_time', `$time(${moment(records.end)}${offset})`, 'high'),
      ]
    : [
        leaf('/metadata/start_time', `$midnight(${moment(records.start)}${zone})`, daySure, dayWhy),
        leaf('/metadata/end_time', `$nextMidnight(${moment(records.start)}${zone})`, daySure, dayWhy),
      ]
  return [
    ...span,
    ...(type === 'activity' ? [activityType(fields)] : []),
    ...uploadType(type, fields),
    ...localization(shape),
    ...measured(type, shape, moment, offset),
  ]
}

/** The time of the measurement, beside the day that it belongs to. */
function measured(
  type: DataType,
  { records }: RecordShape,
  moment: (pointer: string) => string,
  offset: string,
): readonly DraftLeaf[] {
  if (type !== 'body' || records.time === 'date' || records.time === 'basicDate') return []
  const pointer = '/measurements_data/measurements/0/measurement_time'
  return [leaf(pointer, `$time(${moment(records.start)}${offset})`, 'high')]
}

function uploadType(type: DataType, fields: readonly PartnerField[]): readonly DraftLeaf[] {
  if (type === 'body' || type === 'nutrition' || type === 'menstruation') return []
  const manual = fields.find(
    ({ keys, kind }) =>
      kind === 'boolean' && /^(is)?_?manual(ly)?_?(entered|entry|added)?$/i.test(keys.at(-1)!),
  )
  return manual === undefined
    ? [leaf('/metadata/upload_type', 0, 'low', 'unknown; say which field tells what a person entered')]
    : [leaf('/metadata/upload_type', `$uploadType("${type}", ${expressionOf(manual.keys)})`, 'high')]
}

function activityType(fields: readonly PartnerField[]): DraftLeaf {
  const found = sportField(fields)
  if (found === undefined) return leaf('/metadata/type', 4, 'low', 'unknown; say which field tells the sport')
  const why = "add the names that are not Terra's as a table"
  return leaf('/metadata/type', `$activityType(${expressionOf(found.keys)})`, 'medium', why)
}

const SPORTS = [/^(sport|activity|workout|exercise)_?(type|name)?$/i, /^detailed_?sport/i, /sport/i, /type$/i]

/** The field that tells which sport it was. */
function sportField(fields: readonly PartnerField[]): PartnerField | undefined {
  const texts = fields.filter(({ kind }) => kind === 'text')
  const named = SPORTS.map((pattern) => texts.find(({ keys }) => pattern.test(keys.at(-1)!)))
  return named.find((field) => field !== undefined)
}

/** Whether times are local, where the offsets tell. */
function localization({ records, samples }: RecordShape): readonly DraftLeaf[] {
  const isEpoch = /^epoch/.test(records.time)
  const start = String(samples.map((sample) => resolvePointer(sample, records.start))[0] ?? '')
  const isLocal = records.offset !== undefined || /T.*[+-]\d\d:?\d\d$/.test(start)
  if (!isLocal && !isEpoch) return []
  return [leaf('/metadata/timestamp_localization', isLocal ? 1 : 0, isLocal ? 'high' : 'medium')]
}

function scalars(
  type: DataType,
  fields: readonly PartnerField[],
  { records }: RecordShape,
): readonly DraftLeaf[] {
  return matchFields(type, TARGET_NAMES[type], fields).flatMap(({ target, field, closeness }) => {
    const plain = expressionOf(field.keys)
    const text = target === 'provider_user_id' && field.kind === 'number' ? `$string(${plain})` : plain
    const made = convert(field, text, target)
    if (made === undefined) return []
    const pointer = `/${target.replaceAll('[]', '/0').replaceAll('.', '/').replaceAll('//', '/')}`
    const { assumed } = made
    const isClose = closeness > 1
    const confidence = isClose && assumed === undefined ? 'high' : isClose ? 'medium' : 'low'
    const why =
      assumed !== undefined ? `taken to be in ${assumed}` : isClose ? undefined : 'by part of its name'
    return target === `/${records.id}` ? [] : [leaf(pointer, made.expression, confidence, why)]
  })
}

/** A list of objects with a time and a value is a list of samples. */
function samples(type: DataType, { keys, fields }: PartnerList): readonly DraftLeaf[] {
  const time = fields.find(({ keys: [key = ''] }) =>
    /^(timestamp|time|date_?time|at|ts|start_?time|start|recorded_?at|date)$/i.test(key),
  )
  const names = SAMPLE_NAMES[type]
  if (time === undefined || names === undefined) return []
  const values = fields.filter((field) => field !== time && field.kind !== 'boolean')
  const listWords = [...canonical(type, fieldWords({ keys }).own, true)].filter(
    (word) => !/^(sample|samples|list|detail|details)$/.test(word),
  )
  const named = values.map((field) => ({ ...field, keys: [listWords.join('_'), ...field.keys] }))
  const [best] = [...matchFields(type, names, values), ...matchFields(type, names, named)]
  const [alone] =
    values.length === 1 ? matchFields(type, names, [{ ...values[0]!, keys: [listWords.join('_')] }]) : []
  const match = best ?? alone
  if (match === undefined) return []
  const [list = '', value = ''] = match.target.split('[].')
  const field = values.find((item) => item.keys.at(-1) === match.field.keys.at(-1)) ?? values[0]!
  const path = `/${list.replaceAll('.', '/')}`
  const plain = expressionOf(field.keys)
  const isLevel = value === 'level' && list.includes('hypnogram')
  const made = isLevel ? { expression: sleepLevel(field, plain) } : convert(field, plain, match.target)
  if (made === undefined) return []
  const confidence = best === undefined ? 'medium' : 'high'
  return [
    leaf(`${path}/$each`, expressionOf(keys), confidence),
    leaf(`${path}/timestamp`, `$time(${expressionOf(time.keys)})`, confidence),
    leaf(`${path}/${value}`, made.expression, confidence),
  ]
}

function sleepLevel(field: PartnerField, plain: string): string {
  return field.kind === 'number' ? `$enum(${plain}, {"0": 0}, 0)` : `$sleepLevel(${plain})`
}

function asText(fields: readonly PartnerField[], pointer: string): string {
  const field = fields.find(({ keys }) => toPointer(keys) === pointer)
  const plain = expressionOf(pointerKeys(pointer))
  return field?.kind === 'number' ? `$string(${plain})` : plain
}

function offsetExpression({ at, unit }: NonNullable<RecordShape['records']['offset']>): string {
  const plain = expressionOf(pointerKeys(at))
  return unit === 'min' ? `$minutesToSeconds(${plain})` : plain
}

function leaf(
  pointer: string,
  expression: JsonValue,
  confidence: DraftLeaf['confidence'],
  why?: string,
): DraftLeaf {
  return { pointer, expression, confidence, ...(why === undefined ? {} : { why }) }
}
