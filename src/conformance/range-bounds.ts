import type { Window } from '../client/windows.ts'
import type { DataSource } from '../partner/data.ts'
import { resolutionMs } from '../partner/time-format.ts'
import type { RecordFacts } from './record-facts.ts'

const DAY_MS = 86_400_000

/**
 * Why a record should not have come back for a window, or `undefined`. Dates are the user's own, so that a day more on
 * either side is allowed for where days are compared.
 */
export function outsideRange(
  { startMs, endMs = startMs }: RecordFacts,
  { range }: DataSource,
  { fromMs, toMs }: Window,
): string | undefined {
  if (startMs === undefined || endMs === undefined || range.match === 'modified') return undefined
  const byDay = resolutionMs(range.format) >= DAY_MS || range.match === 'day'
  const slackMs = byDay || range.format === 'localDateTime' ? DAY_MS : 0
  const firstMs = range.match === 'overlap' ? endMs : startMs
  if (firstMs < fromMs - slackMs) return 'starts before the range'
  return startMs >= toMs + slackMs ? 'starts after the range' : undefined
}
