import type { Window } from '../client/windows.ts'
import type { DataSource } from '../partner/data.ts'
import { resolutionMs } from '../partner/time-format.ts'
import { isLocal } from './asking-time.ts'
import type { RecordFacts } from './record-facts.ts'

const DAY_MS = 86_400_000

/**
 * Why a record should not have come back for a window, or `undefined`. Ranges of local times are compared with the
 * record's own clock. A day of slack on either side is left where that cannot be told: no offset, or instants filed
 * under days.
 */
export function outsideRange(
  { startMs, endMs = startMs, offsetMinutes }: RecordFacts,
  { range, records }: DataSource,
  { fromMs, toMs }: Window,
): string | undefined {
  if (startMs === undefined || endMs === undefined || range.match === 'modified') return undefined
  const isOfDays = resolutionMs(records.time) >= DAY_MS
  const isVague = isLocal(range.format)
    ? offsetMinutes === undefined && !isOfDays
    : isOfDays && offsetMinutes === undefined
  const isFiled = range.match === 'day' && !isOfDays
  const slackMs = isVague || isFiled ? DAY_MS : 0
  const shiftMs = isLocal(range.format) ? (offsetMinutes ?? 0) * 60_000 : 0
  const firstMs = (range.match === 'overlap' ? endMs : startMs) + shiftMs
  if (firstMs < fromMs - slackMs) return 'starts before the range'
  return startMs + shiftMs >= toMs + slackMs ? 'starts after the range' : undefined
}
