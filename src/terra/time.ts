/** A moment as Terra writes it: what the wall clock shows, and how far that is from UTC where it is known. */
export interface TerraTime {
  /** Microseconds from 1970-01-01T00:00 to what the wall clock shows, whatever the zone. */
  readonly wallMicros: number
  /** `undefined` where no offset is given: the time is the user's local time. */
  readonly offsetMinutes: number | undefined
}

export const MICROS_PER_SECOND = 1_000_000
export const MICROS_PER_DAY: number = 86_400 * MICROS_PER_SECOND

const SHAPE =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:[0-5]\d)?)?$/

/**
 * Reads an ISO 8601 date, or date and time; `undefined` for anything else, and for a day that is not on the calendar.
 * What is finer than a microsecond is cut off.
 */
export function parseTime(text: unknown): TerraTime | undefined {
  // Positions are fixed up to the fraction: a quarter of the time that capture groups take, and lists are long.
  if (typeof text !== 'string' || !SHAPE.test(text)) return undefined
  const [month, day] = [twoDigits(text, 5), twoDigits(text, 8)]
  const midnightMs = Date.UTC(twoDigits(text, 0) * 100 + twoDigits(text, 2), month - 1, day)
  if (day > 28 && new Date(midnightMs).getUTCDate() !== day) return undefined
  if (text.length === 10) return { wallMicros: midnightMs * 1000, offsetMinutes: undefined }
  const seconds = twoDigits(text, 11) * 3600 + twoDigits(text, 14) * 60 + twoDigits(text, 17)
  let [at, micros] = [19, 0]
  if (text[at] === '.') {
    at++
    for (let unit = 100_000; isDigit(text, at); at++, unit = Math.floor(unit / 10))
      micros += (text.charCodeAt(at) - ZERO) * unit
  }
  return {
    wallMicros: midnightMs * 1000 + seconds * MICROS_PER_SECOND + micros,
    offsetMinutes: offsetAt(text, at),
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

/**
 * By how much a moment may really be later than the wall clock says: an hour for a local time of the small hours, in
 * which zones put the clock back, so that they come twice. Otherwise nothing.
 */
export function clockSlackSeconds(time: TerraTime): number {
  const hour = (time.wallMicros % MICROS_PER_DAY) / MICROS_PER_SECOND / 3600
  return time.offsetMinutes === undefined && hour < 4 ? 3600 : 0
}

const ZERO = 48

function offsetAt(text: string, at: number): number | undefined {
  const sign = text[at]
  if (sign === undefined) return undefined
  if (sign === 'Z') return 0
  const minutes = twoDigits(text, at + 1) * 60 + twoDigits(text, at + 4)
  return sign === '-' ? -minutes : minutes
}

function twoDigits(text: string, at: number): number {
  return (text.charCodeAt(at) - ZERO) * 10 + text.charCodeAt(at + 1) - ZERO
}

function isDigit(text: string, at: number): boolean {
  const digit = text.charCodeAt(at) - ZERO
  return digit >= 0 && digit <= 9
}
