import { isJsonObject, type JsonObject, type JsonValue } from '../../../kernel/json.ts'
import type { Records } from '../../../partner/data.ts'
import { recordClock } from '../../../partner/record-clock.ts'
import { formatTime, parseOffset, parseTime, type TimeFormat } from '../../../partner/time-format.ts'

const DATE_TIME = /^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}(:\d{2}(\.\d+)?)?([Zz]|[+-]\d{2}:?\d{2})$/

/** Whole numbers between these are taken for seconds since the epoch. */
const EPOCH_SECONDS = [1_000_000_000, 4_200_000_000] as const

/**
 * A record in which every instant, those of samples included, is another one, written in the same form; dates stay.
 *
 * @param change - takes and gives milliseconds since the epoch; the offset is that of the time, or of the record.
 */
export function withTimes(
  record: JsonObject,
  records: Records,
  change: (epochMs: number, offsetMinutes: number) => number,
): JsonObject {
  const beside = offsetBeside(records, record)
  const visit = (value: JsonValue): JsonValue => {
    if (Array.isArray(value)) return (value as readonly JsonValue[]).map(visit)
    if (isJsonObject(value))
      return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, visit(item)]))
    const format = formatOf(value)
    if (format === undefined) return value
    const offset = format === 'dateTime' ? offsetIn(String(value)) : beside
    return formatTime(format, change(parseTime(format, value) as number, offset), offset)
  }
  return visit(record) as JsonObject
}

/** The record's own offset from UTC in minutes, where it stands beside the times; 0 where it does not. */
export function offsetBeside(records: Records, record: JsonObject): number {
  return records.offset === undefined ? 0 : (recordClock(records, record).offsetMinutes ?? 0)
}

function formatOf(value: JsonValue): TimeFormat | undefined {
  if (typeof value === 'string') return DATE_TIME.test(value) ? 'dateTime' : undefined
  const [least, greatest] = EPOCH_SECONDS
  return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= greatest
    ? 'epochSeconds'
    : undefined
}

function offsetIn(text: string): number {
  return parseOffset(/([Zz]|[+-]\d{2}:?\d{2})$/.exec(text)?.[1] ?? 'Z') ?? 0
}
