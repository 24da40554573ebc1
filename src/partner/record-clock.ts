import { resolvePointer } from '../kernel/pointer.ts'
import { timeZone } from '../kernel/time-zone.ts'
import type { Records } from './data.ts'
import { offsetOfWallClock, parseFixedOffset } from './offset-unit.ts'
import { isWallClock, parseOffset, parseTime, type RecordTimeFormat } from './time-format.ts'

/** How the times of one record are read. */
export interface RecordClock {
  /** The instant of a time, in milliseconds since the Unix epoch; a wall clock that nobody knows counts as UTC. */
  instant(format: RecordTimeFormat, value: unknown): number | undefined
  /** Minutes from UTC at the record's start; `undefined` where the record does not tell. */
  readonly offsetMinutes: number | undefined
  /** Whether the clock showed the start twice, as clocks do that go back; the first time is what is read. */
  readonly isStartShownTwice: boolean
}

/**
 * The clock of a record, by what the descriptor says of its times.
 *
 * @param userZone - IANA: of the user, for wall clocks that no record explains.
 */
export function recordClock(records: Records, record: unknown, userZone?: string): RecordClock {
  const { offset, start, time } = records
  const startValue = resolvePointer(record, start)
  const beside = offset === undefined ? undefined : resolvePointer(record, offset.at)
  if (offset === undefined) {
    const own = ownOffset(startValue)
    if (own !== undefined || userZone === undefined || !isWallClock(time)) return fixedClock(own)
    return zoneClock(userZone, time, startValue)
  }
  switch (offset.unit) {
    case 'zone':
      return zoneClock(beside, time, startValue)
    case 'local':
      return fixedClock(offsetOfWallClock(beside, parseTime(time, startValue)))
    default:
      return fixedClock(parseFixedOffset(offset.unit, beside))
  }
}

function fixedClock(offsetMinutes: number | undefined): RecordClock {
  return {
    offsetMinutes,
    isStartShownTwice: false,
    instant: (format, value) => (isThere(value) ? parseTime(format, value, offsetMinutes) : undefined),
  }
}

/** Clocks change while people sleep: each time has the offset of its own instant. */
function zoneClock(name: unknown, time: RecordTimeFormat, start: unknown): RecordClock {
  const zone = typeof name === 'string' ? timeZone(name) : undefined
  if (zone === undefined) return fixedClock(undefined)
  const read = (format: RecordTimeFormat, value: unknown, sinceMs?: number) => {
    const readMs = isThere(value) ? parseTime(format, value) : undefined
    return readMs === undefined || !isWallClock(format) ? readMs : zone.instant(readMs, sinceMs)
  }
  const startMs = read(time, start)
  // Nothing of a record is before its start.
  const instant: RecordClock['instant'] = (format, value) => read(format, value, startMs)
  return {
    instant,
    offsetMinutes: startMs === undefined ? undefined : zone.offsetMinutes(startMs),
    isStartShownTwice: startMs !== read(time, start, Number.POSITIVE_INFINITY),
  }
}

/** The offset that a time carries itself. */
function ownOffset(value: unknown): number | undefined {
  const suffix = typeof value === 'string' ? /([Zz]|[+-]\d{2}:?\d{2})$/.exec(value.slice(10)) : null
  return suffix === null ? undefined : parseOffset(suffix[1]!)
}

function isThere(value: unknown): boolean {
  return value !== undefined && value !== null
}
