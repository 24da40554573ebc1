import type { JsonValue } from '../kernel/json.ts'
import type { DataSource } from '../partner/data.ts'
import { isWallClock } from '../partner/time-format.ts'
import { recordFacts } from './record-facts.ts'

/** By how much a wall clock goes back: of an hour that it shows twice, nobody knows which is meant. */
const SHOWN_TWICE_MS = 3_600_000

/** Wall clocks and dates lie between 12 hours before and 14 hours after UTC, and travellers move between them. */
const WALL_CLOCKS_MS = 26 * 3_600_000

/**
 * The index of the first record that comes later than its time allows, or `undefined` where the declared order is kept.
 * Ties are free. Times without an offset may run backwards by as much as two wall clocks differ, those of a zone by as
 * much as its clocks go back.
 */
export function firstOutOfOrder(records: readonly JsonValue[], source: DataSource): number | undefined {
  const sign = source.records.order === 'descending' ? -1 : 1
  const byChange = source.range.match === 'modified'
  let furthestMs = Number.NEGATIVE_INFINITY
  for (const [index, record] of records.entries()) {
    const { startMs, updatedMs } = recordFacts(source.records, record)
    const atMs = byChange ? updatedMs : startMs
    if (atMs === undefined) continue
    if (sign * atMs < furthestMs - slackMs(source, record, byChange)) return index
    furthestMs = Math.max(furthestMs, sign * atMs)
  }
  return undefined
}

function slackMs({ records }: DataSource, record: JsonValue, byChange: boolean): number {
  const format = byChange ? (records.updatedTime ?? records.time) : records.time
  if (!isWallClock(format)) return 0
  if (recordFacts(records, record).offsetMinutes === undefined) return WALL_CLOCKS_MS
  return records.offset?.unit === 'zone' ? SHOWN_TWICE_MS : 0
}
