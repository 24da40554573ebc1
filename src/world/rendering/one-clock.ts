import { isJsonObject, type JsonObject, type JsonValue } from '../../kernel/json.ts'
import type { Records } from '../../partner/data.ts'
import { formatOffset, isWallClock } from '../../partner/time-format.ts'
import { MINUTE_MS } from '../calendar.ts'

/** Whether all wall clocks of a record are read with one offset that stands beside them. */
export function keepsOneClock({ offset, time }: Records): boolean {
  return offset !== undefined && offset.unit !== 'zone' && isWallClock(time)
}

/** Terra's object with every instant on one clock, as a device shows them that changes its clock in the morning only. */
export function onOneClock(terra: JsonObject, offsetMinutes: number): JsonObject {
  const ending = formatOffset(offsetMinutes)
  const visit = (value: JsonValue): JsonValue => {
    if (typeof value === 'string') return restamped(value, offsetMinutes, ending)
    if (Array.isArray(value)) return (value as readonly JsonValue[]).map(visit)
    if (!isJsonObject(value)) return value
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, visit(item)]))
  }
  return visit(terra) as JsonObject
}

/** Terra's own stamps alone: `2026-10-25T02:30:00.000000+02:00`. */
const STAMP = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{6})[+-]\d\d:\d\d$/

function restamped(text: string, offsetMinutes: number, ending: string): string {
  if (text.length !== 32 || text.endsWith(ending)) return text
  const fraction = STAMP.exec(text)?.[1]
  if (fraction === undefined) return text
  const wallMs = Date.parse(text) + offsetMinutes * MINUTE_MS
  return new Date(wallMs).toISOString().slice(0, 19) + fraction + ending
}
