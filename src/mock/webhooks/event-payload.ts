import { isJsonObject, type JsonObject, type JsonValue, stringifyJson } from '../../kernel/json.ts'
import { pointerKeys, resolvePointer, toPointer, withPointer } from '../../kernel/pointer.ts'
import { exampleEvent } from '../../partner/example-event.ts'
import { dataSource } from '../../partner/partner.ts'
import { formatTime, parseTime, TIME_FORMATS } from '../../partner/time-format.ts'
import type { WebhookEvent } from '../../partner/webhooks.ts'
import type { WorldRecord } from '../../world/world.ts'
import type { EventOccasion, Mock } from '../seams.ts'

/** One event: its declared example, telling of this occasion. */
export function eventPayload(occasion: EventOccasion, mock: Mock): JsonValue {
  const { event, userId, id, records } = occasion
  const example = exampleEvent(event, mock.partner.webhooks)
  let payload = withPointer(withSendingTime(example, mock), event.when.at, event.when.equals)
  payload = withPointer(payload, event.userId, userIdLike(example, event, userId, mock))
  if (event.id !== undefined && 'at' in event.id) payload = withPointer(payload, event.id.at, id)
  const [record] = records
  if (record === undefined || event.dataType === undefined) {
    const sample = event.time === undefined ? undefined : resolvePointer(example, event.time)
    return event.time === undefined
      ? payload
      : withPointer(payload, event.time, momentLike(sample, mock.clock.epochMs(), 0))
  }
  const source = dataSource(mock.partner, event.dataType)
  const rendered = records.map((item) => mock.seams.record(item, event.dataType!, source, mock))
  return withRecords(payload, event, record, rendered, source.records.id)
}

/** A whole delivery's body: the event alone, or in the batch of its declared example. */
export function deliveryBody(events: readonly JsonValue[], { event }: EventOccasion, mock: Mock): string {
  const { batch } = mock.partner.webhooks ?? {}
  return stringifyJson(batch === undefined ? events[0] : withPointer(event.example, batch.at, events))
}

function withRecords(
  payload: JsonValue,
  event: WebhookEvent,
  record: WorldRecord,
  rendered: readonly JsonObject[],
  idPointer: string,
): JsonValue {
  const shown = rendered[0]!
  let told = payload
  for (const pointer of [event.recordId, event.time])
    if (pointer !== undefined) told = withNamesakes(told, pointer, shown)
  if (event.recordId !== undefined) told = withPointer(told, event.recordId, resolvePointer(shown, idPointer))
  if (event.time !== undefined)
    told = withPointer(told, event.time, timeLike(resolvePointer(payload, event.time), record))
  if (event.payload !== 'full' || event.records === undefined) return told
  const isList = event.records === '' || Array.isArray(resolvePointer(payload, event.records))
  return withPointer(told, event.records, isList ? rendered : shown)
}

/** Top-level members that are times by name and by example say when the event was made: now. */
function withSendingTime(example: JsonValue, mock: Mock): JsonValue {
  if (!isJsonObject(example)) return example
  const nowMs = mock.clock.epochMs()
  const isTime = (value: JsonValue) =>
    typeof value === 'number' ? value > 1e9 : parseTime('dateTime', value) !== undefined
  const times = Object.entries(example).filter(([key, value]) => TIME_NAME.test(key) && isTime(value))
  return {
    ...example,
    ...Object.fromEntries(times.map(([key, value]) => [key, momentLike(value, nowMs, 0)])),
  }
}

const TIME_NAME = /(_at|At|date|time|timestamp)$/i

/** Members beside a pointer that are called like members of the record tell what the record tells. */
function withNamesakes(payload: JsonValue, pointer: string, record: JsonObject): JsonValue {
  const parent = toPointer(pointerKeys(pointer).slice(0, -1))
  const beside = resolvePointer(payload, parent)
  if (parent === '' || !isJsonObject(beside)) return payload
  const told = Object.keys(beside).filter((key) => Object.hasOwn(record, key))
  return withPointer(payload, parent, {
    ...beside,
    ...Object.fromEntries(told.map((key) => [key, record[key]])),
  })
}

/** A record's day or start, written as the example writes it. */
function timeLike(example: unknown, record: WorldRecord): JsonValue {
  const format = TIME_FORMATS.find((candidate) => parseTime(candidate, example) !== undefined)
  if (format === 'date') return record.day
  if (format === 'basicDate' && String(example).length === 8)
    return typeof example === 'number'
      ? Number(record.day.replaceAll('-', ''))
      : record.day.replaceAll('-', '')
  return momentLike(example, record.startMs, record.offsetMinutes)
}

function momentLike(example: unknown, epochMs: number, offsetMinutes: number): JsonValue {
  const format = TIME_FORMATS.find((candidate) => parseTime(candidate, example) !== undefined) ?? 'dateTime'
  const isMilliseconds = format === 'epochSeconds' && Number(example) > 1e11
  const value = formatTime(isMilliseconds ? 'epochMilliseconds' : format, epochMs, offsetMinutes)
  return typeof example === 'string' ? String(value) : value
}

/** The user's id for events, as an integer where the example has one. */
function userIdLike(example: JsonValue, event: WebhookEvent, userId: string, mock: Mock): JsonValue {
  const written =
    mock.seams.userFact('eventUserId', userId, mock) ?? mock.seams.userIdOnWire(userId, 'event', mock)
  return typeof resolvePointer(example, event.userId) === 'string' ? String(written) : written
}
