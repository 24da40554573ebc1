import type { JsonObject } from '../../kernel/json.ts'
import { formatFixedOffset, type OffsetUnit, wallClock } from '../../partner/offset-unit.ts'
import { formatTime, isoDate, parseTime, type RecordTimeFormat } from '../../partner/time-format.ts'

/** An instant in a declared format and in the manner of an example: text or number, `Z` or an offset, its fractions. */
export function timeLike(
  example: unknown,
  format: RecordTimeFormat,
  epochMs: number,
  offsetMinutes: number,
): string | number | JsonObject {
  if (typeof example !== 'string') return formatTime(format, epochMs, offsetMinutes)
  if (format === 'epochSeconds' || format === 'epochMilliseconds') return String(formatTime(format, epochMs))
  const isZulu = format === 'dateTime' && /z$/i.test(example)
  const text = String(formatTime(format, epochMs, isZulu ? 0 : offsetMinutes))
  const fraction = /:\d\d(\.\d+)/.exec(example)?.[1] ?? ''
  const clock = text.slice(0, 19) + fraction.replace(/\d/g, '0')
  if (format === 'localDateTime') return clock.replace('T', example[10] ?? 'T')
  if (format !== 'dateTime') return text
  if (isZulu) return `${clock}Z`
  return clock + (/[+-]\d{4}$/.test(example) ? text.slice(19).replace(':', '') : text.slice(19))
}

/** An offset in the declared unit and in the manner of an example. */
export function offsetLike(
  example: unknown,
  unit: OffsetUnit,
  { startMs, offsetAt, zone }: Clocks,
): string | number {
  const offsetMinutes = offsetAt(startMs)
  if (unit === 'zone') return zone
  if (unit === 'local')
    return String(timeLike(example ?? wallClock(startMs, 0), 'localDateTime', startMs, offsetMinutes))
  const value = formatFixedOffset(unit, offsetMinutes)
  if (unit === 'iso' && typeof example === 'string' && /^[+-]\d{4}$/.test(example))
    return String(value).replace(':', '')
  return typeof example === 'string' ? String(value) : value
}

/** When a record starts, and what clocks show there. */
export interface Clocks {
  readonly startMs: number
  offsetAt(epochMs: number): number
  /** IANA. */
  readonly zone: string
}

/** The format in which a value could be a time, whatever the descriptor says of the others. */
export function formatOf(value: unknown): RecordTimeFormat | undefined {
  if (typeof value === 'number') {
    if (!Number.isInteger(value)) return undefined
    return value > 1e11 ? 'epochMilliseconds' : value > 1e8 ? 'epochSeconds' : undefined
  }
  if (typeof value !== 'string') return isoDate(value) === undefined ? undefined : 'dateObject'
  const textual = ['date', 'basicDate', 'dateTime', 'localDateTime'] as const
  return textual.find((format) => parseTime(format, value) !== undefined)
}
