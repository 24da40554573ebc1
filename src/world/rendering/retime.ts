import { isJsonObject, type JsonObject, type JsonValue } from '../../kernel/json.ts'
import { resolvePointer, withPointer } from '../../kernel/pointer.ts'
import type { Records } from '../../partner/data.ts'
import { recordClock } from '../../partner/record-clock.ts'
import { isWallClock, parseTime, type RecordTimeFormat } from '../../partner/time-format.ts'
import { DAY_MS, MINUTE_MS } from '../calendar.ts'
import { formatOf, timeLike } from './time-like.ts'

/** When something is, and how many minutes its clocks are ahead of UTC at an instant. */
export interface Span {
  readonly startMs: number
  readonly endMs: number
  offsetAt(epochMs: number): number
}

/** A value of the example that is a time near its record's. */
export interface ExampleTime {
  readonly pointer: string
  readonly format: RecordTimeFormat
  readonly atMs: number
}

const NEAR_MS = 3 * DAY_MS

/** When the example's own record is, as its declared pointers tell; `undefined` where they tell nothing. */
export function spanOf(example: JsonObject, records: Records): Span | undefined {
  const { time } = records
  const clock = recordClock(records, example)
  const startMs = clock.instant(time, resolvePointer(example, records.start))
  if (startMs === undefined) return undefined
  const end = records.end === undefined ? undefined : resolvePointer(example, records.end)
  const { offsetMinutes = 0 } = clock
  return {
    startMs,
    endMs: clock.instant(time, end) ?? startMs + (isDayFormat(time) ? DAY_MS : 0),
    offsetAt: () => offsetMinutes,
  }
}

/** Every time of an example that is near its record. */
export function timesOf(example: JsonObject, span: Span): readonly ExampleTime[] {
  return leavesOf(example, '').flatMap(({ pointer, value }) => {
    const format = formatOf(value)
    const atMs = format === undefined ? undefined : parseTime(format, value, span.offsetAt(span.startMs))
    if (format === undefined || atMs === undefined || Math.abs(atMs - span.startMs) > NEAR_MS) return []
    return [{ pointer, format, atMs }]
  })
}

/**
 * The example with these of its times moved to another span. What lies within the example's own span stays in
 * proportion, so that samples of a long night still lie within a short one.
 */
export function retimed(
  example: JsonObject,
  times: readonly ExampleTime[],
  from: Span,
  to: Span,
): JsonObject {
  let moved = example
  for (const { pointer, format, atMs } of times) {
    const targetMs = isDayFormat(format) ? movedDayMs(atMs, from, to) : movedMs(atMs, from, to)
    const value = timeLike(resolvePointer(example, pointer), format, targetMs, to.offsetAt(targetMs))
    moved = withPointer(moved, pointer, value)
  }
  return moved
}

function movedMs(atMs: number, from: Span, to: Span): number {
  const length = from.endMs - from.startMs
  if (atMs <= from.startMs || length === 0) return to.startMs + atMs - from.startMs
  if (atMs > from.endMs) return to.endMs + atMs - from.endMs
  const share = (atMs - from.startMs) / length
  return Math.round((to.startMs + share * (to.endMs - to.startMs)) / 1000) * 1000
}

/** The date on which the example starts or ends becomes the date on which the record does. */
function movedDayMs(atMs: number, from: Span, to: Span): number {
  const day = localDay(atMs, from)
  const startDay = localDay(from.startMs, from)
  if (day > startDay && day === localDay(from.endMs, from)) return to.endMs
  return to.startMs + (day - startDay) * DAY_MS
}

function localDay(epochMs: number, { offsetAt }: Span): number {
  return Math.floor((epochMs + offsetAt(epochMs) * MINUTE_MS) / DAY_MS)
}

function isDayFormat(format: RecordTimeFormat): boolean {
  return isWallClock(format) && format !== 'localDateTime'
}

function leavesOf(value: JsonValue, pointer: string): { pointer: string; value: JsonValue }[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => leavesOf(item, `${pointer}/${index}`))
  if (!isJsonObject(value) || formatOf(value) !== undefined) return [{ pointer, value }]
  return Object.entries(value).flatMap(([key, item]) =>
    leavesOf(item, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`),
  )
}
