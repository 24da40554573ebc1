import type { DataSource } from '../../partner/data.ts'
import type { WorldRecord } from '../../world/world.ts'
import type { Mock } from '../seams.ts'
import type { DataQuery, Window } from './query.ts'
import { inOrder, placeOf } from './record-order.ts'

const DAY_MS = 86_400_000

/** How much wider than asked the world is searched: local clocks and days are at most this far from UTC. */
const MARGIN_MS = 2 * DAY_MS

/** How far back a partner without a declared look-back gives data. */
const DEFAULT_LOOKBACK_DAYS = 730

/**
 * Every record in the window, in the declared order, else oldest first. What lies beyond the look-back is left out
 * without a word.
 */
export function selectRecords(query: DataQuery, mock: Mock): readonly WorldRecord[] {
  const { type, source, userId, window } = query
  const nowMs = mock.clock.epochMs()
  const lookbackDays = source.range.lookbackDays ?? DEFAULT_LOOKBACK_DAYS
  const oldestMs = Math.floor((nowMs - lookbackDays * DAY_MS) / DAY_MS) * DAY_MS
  const isOfChange = source.range.match === 'modified'
  const fromMs = window === undefined || isOfChange ? oldestMs : Math.max(oldestMs, window.fromMs - MARGIN_MS)
  const toMs = window === undefined || isOfChange ? nowMs + DAY_MS : window.toMs + MARGIN_MS
  if (toMs <= fromMs) return []
  const order = inOrder(source)
  return mock.world
    .records(userId, type, fromMs, Math.min(toMs, nowMs + 2 * DAY_MS))
    .filter((record) => window === undefined || mock.seams.matches(record, window, source))
    .sort((a, b) => order(placeOf(a, source), placeOf(b, source)))
}

/** By its start, by any overlap, by its day's midnight, or by its last change: as `range.match` says. */
export function matches(record: WorldRecord, window: Window, source: DataSource): boolean {
  const offsetMs = record.offsetMinutes * 60_000
  const shiftMs = window.clock === 'local' ? offsetMs : 0
  const isIn = (atMs: number) => window.fromMs <= atMs && atMs < window.toMs
  switch (source.range.match) {
    case 'start':
      return isIn(record.startMs + shiftMs)
    case 'modified':
      return isIn(record.updatedMs + shiftMs)
    case 'day':
      return isIn(Date.parse(record.day) - offsetMs + shiftMs)
    case 'overlap': {
      const endMs = Math.max(record.endMs, record.startMs + 1)
      return record.startMs + shiftMs < window.toMs && endMs + shiftMs > window.fromMs
    }
  }
}
