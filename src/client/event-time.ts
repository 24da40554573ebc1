import type { DataSource } from '../partner/data.ts'
import { parseTime, TIME_FORMATS } from '../partner/time-format.ts'
import type { Span } from './windows.ts'

const DAY_MS = 86_400_000

/**
 * Where to look for what a thin event tells of: a day before its time, two days after, since the time may be a day in a
 * zone that we do not know and a record may end long after it starts. Without a time, the last week.
 *
 * @param time - what the event says, in the format of the records, of the range, or in any that fits.
 */
export function spanAround(
  source: Pick<DataSource, 'records' | 'range'>,
  time: unknown,
  nowMs: number,
): Span {
  const formats = [source.records.time, source.range.format, ...TIME_FORMATS]
  const atMs = formats.map((format) => parseTime(format, time)).find((ms) => ms !== undefined)
  if (time === undefined || time === null || atMs === undefined)
    return { fromMs: nowMs - 7 * DAY_MS, toMs: nowMs }
  // Some partners refuse a range that ends in the future.
  return { fromMs: atMs - DAY_MS, toMs: Math.max(Math.min(atMs + 2 * DAY_MS, nowMs), atMs) }
}
