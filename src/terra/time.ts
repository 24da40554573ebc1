/** A moment as Terra writes it: what the wall clock shows, and how far that is from UTC where it is known. */
export interface TerraTime {
  /** Microseconds from 1970-01-01T00:00 to what the wall clock shows, whatever the zone. */
  readonly wallMicros: number
  /** `undefined` where no offset is given: the time is the user's local time. */
  readonly offsetMinutes: number | undefined
}

export const MICROS_PER_SECOND = 1_000_000
export const MICROS_PER_DAY: number = 86_400 * MICROS_PER_SECOND

const TIMESTAMP =
  /^(\d{4})-(\d\d)-(\d\d)(?:T([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(?:\.(\d{1,9}))?(?:(Z)|([+-])(\d\d):([0-5]\d))?)?$/

/** Reads an ISO 8601 date, or date and time; `undefined` for anything else, and for a day that is not on the calendar. */
export function parseTime(text: unknown): TerraTime | undefined {
  const parts = typeof text === 'string' ? TIMESTAMP.exec(text) : null
  if (parts === null) return undefined
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '', zulu, sign] = parts
  const midnightMs = Date.UTC(Number(year), Number(month) - 1, Number(day))
  if (new Date(midnightMs).getUTCDate() !== Number(day)) return undefined
  const seconds = midnightMs / 1000 + Number(hour) * 3600 + Number(minute) * 60 + Number(second)
  const offset = Number(parts[10]) * 60 + Number(parts[11])
  return {
    wallMicros: seconds * MICROS_PER_SECOND + Number(fraction.slice(0, 6).padEnd(6, '0')),
    offsetMinutes: zulu ? 0 : sign === undefined ? undefined : sign === '-' ? -offset : offset,
  }
}

/**
 * Seconds from one moment to another; negative when the second is earlier. Two local times are compared by the wall
 * clock. `undefined` when only one of them has an offset: nothing can be known then.
 */
export function secondsBetween(from: TerraTime, to: TerraTime): number | undefined {
  if ((from.offsetMinutes === undefined) !== (to.offsetMinutes === undefined)) return undefined
  const offsetSeconds = ((to.offsetMinutes ?? 0) - (from.offsetMinutes ?? 0)) * 60
  return (to.wallMicros - from.wallMicros) / MICROS_PER_SECOND - offsetSeconds
}

/** The day of the user's calendar, in days since 1970-01-01: the date part, before any conversion. */
export function calendarDay(time: TerraTime): number {
  return Math.floor(time.wallMicros / MICROS_PER_DAY)
}

/** A local time in the hours in which zones put the clock back: an hour of the night that may come twice. */
export function mayComeTwice(time: TerraTime): boolean {
  const hour = (time.wallMicros % MICROS_PER_DAY) / MICROS_PER_SECOND / 3600
  return time.offsetMinutes === undefined && hour < 4
}
