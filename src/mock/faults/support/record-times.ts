import type { JsonObject, JsonValue } from '../../../kernel/json.ts'
import { resolvePointer, withPointer } from '../../../kernel/pointer.ts'
import type { DataSource } from '../../../partner/data.ts'
import { formatTime, parseOffset, parseTime, type RecordTimeFormat } from '../../../partner/time-format.ts'

/** A time as the partner writes it, moved; what is no time of the format stays. */
export function movedTime(value: unknown, format: RecordTimeFormat, byMs: number): JsonValue {
  const offset = typeof value === 'string' ? /([Zz]|[+-]\d{2}:?\d{2})$/.exec(value.slice(10))?.[1] : undefined
  const offsetMinutes = offset === undefined ? 0 : (parseOffset(offset) ?? 0)
  const epochMs = parseTime(format, value, offsetMinutes)
  return epochMs === undefined ? (value as JsonValue) : formatTime(format, epochMs + byMs, offsetMinutes)
}

/** A record whose start and end, or one of them, are moved. */
export function movedRecord(
  record: JsonObject,
  { records }: DataSource,
  byMs: { readonly start?: number; readonly end?: number },
): JsonObject {
  let moved = record
  const move = (pointer: string | undefined, ms: number | undefined) => {
    if (pointer === undefined || ms === undefined || resolvePointer(moved, pointer) === undefined) return
    moved = withPointer(moved, pointer, movedTime(resolvePointer(moved, pointer), records.time, ms))
  }
  move(records.start, byMs.start)
  move(records.end, byMs.end)
  return moved
}
