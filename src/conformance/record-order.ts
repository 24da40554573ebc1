import type { JsonValue } from '../kernel/json.ts'
import type { DataSource } from '../partner/data.ts'
import { recordFacts } from './record-facts.ts'

/** Wall clocks and dates lie between 12 hours before and 14 hours after UTC, and travellers move between them. */
const WALL_CLOCKS_MS = 26 * 3_600_000

/**
 * The index of the first record that comes later than its time allows, or `undefined` where the declared order is kept.
 * Ties are free. Times without an offset may run backwards by as much as two wall clocks differ.
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
  const isWallClock = format === 'localDateTime' || format === 'date' || format === 'basicDate'
  return isWallClock && recordFacts(records, record).offsetMinutes === undefined ? WALL_CLOCKS_MS : 0
}
