import type { JsonValue } from '../kernel/json.ts'
import type { DataSource } from '../partner/data.ts'
import { isWallClock, resolutionMs } from '../partner/time-format.ts'
import { recordFacts } from './record-facts.ts'

const DAY_MS = 86_400_000

/**
 * When a record starts, counted as the ranges of its data type are: formats without an offset mean the user's own wall
 * clock. `undefined` where the record does not tell, and where days are asked for and instants recorded: which day one
 * belongs to is the partner's to say.
 */
export function askingTimeMs(
  source: DataSource,
  record: JsonValue,
  userZone: string | undefined,
): number | undefined {
  const { records, range } = source
  const { startMs, offsetMinutes, isStartShownTwice = false } = recordFacts(records, record, userZone)
  if (startMs === undefined || range.match === 'modified') return undefined
  if (offsetMinutes === undefined && isWallClock(range.format) !== isWallClock(records.time)) return undefined
  if (isStartShownTwice && !isWallClock(range.format)) return undefined
  const isOfDays = resolutionMs(records.time) === DAY_MS
  if ((resolutionMs(range.format) === DAY_MS || range.match === 'day') && !isOfDays) return undefined
  return isWallClock(range.format) ? startMs + (offsetMinutes ?? 0) * 60_000 : startMs
}
