import { isCalendarDay } from '../../kernel/calendar-day.ts'
import { type TimeZone, timeZone } from '../../kernel/time-zone.ts'
import { parseFixedOffset } from '../../partner/offset-unit.ts'
import { parseOffset } from '../../partner/time-format.ts'
import { ValueError } from '../expression/value.ts'

/** Terra writes offsets of up to 14:59 hours. */
const MAX_OFFSET_MINUTES = 899
const FIRST_SECOND = -62_135_596_800
const LAST_SECOND = 253_402_300_799

/** By far the most frequent form, `2026-10-24T22:55:00+01:00`, of any day that every year has: it goes through as it is. */
const PLAIN_STAMP =
  /^(?!0000)\d{4}-(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31)T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d[+-](?:0\d|1[0-4]):[0-5]\d$/
const STAMP =
  /^(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?([Zz]|[+-]\d\d(?::?\d\d)?)?$/

/**
 * A moment in Terra's form, `2022-10-28T10:00:00.000000+01:00`.
 *
 * A text keeps its wall clock and its offset; one without an offset stays local, unless the offset is given beside it.
 * A moment in UTC (`Z`, or seconds since the epoch) is told in the given offset, and in UTC where none is given.
 *
 * @param value - ISO 8601 with or without an offset, or seconds since the Unix epoch.
 * @param offset - seconds from UTC, text like `+01:00` or `3600s`, or a zone like `Europe/Berlin`, whose clocks then say
 * the offset of this moment; missing where nobody knows it.
 * @param sinceMs - an instant that the moment is known not to lie before, where a zone's clock shows an hour twice.
 */
export function terraTime(value: unknown, offset?: unknown, sinceMs?: number): string | undefined {
  if (value === undefined) return undefined
  if (typeof value === 'number') return fromEpoch(value, minutesAt(offset, value * 1000) ?? 0)
  if (typeof value !== 'string') throw new ValueError('a time is text or seconds since the epoch', value)
  if (PLAIN_STAMP.test(value)) return `${value.slice(0, 19)}.000000${value.slice(19)}`
  return fromText(value, offset, sinceMs)
}

/** Minutes from UTC at an instant; `undefined` where the offset is missing. */
export function minutesAt(offset: unknown, epochMs: number): number | undefined {
  return zoneOf(offset)?.offsetMinutes(epochMs) ?? offsetMinutes(offset)
}

/**
 * Minutes from UTC of a wall clock, given as if it were UTC; `undefined` where the offset is missing. In a zone, an hour
 * that comes twice when the clocks go back is its first, and one that is skipped has the offset from before.
 */
export function minutesOnWall(offset: unknown, wallMs: number, sinceMs?: number): number | undefined {
  const zone = zoneOf(offset)
  return zone === undefined
    ? offsetMinutes(offset)
    : Math.round((wallMs - zone.instant(wallMs, sinceMs)) / 60_000)
}

/** The zone that stands in the place of an offset; `undefined` for what is an offset, or neither. */
export function zoneOf(offset: unknown): TimeZone | undefined {
  return typeof offset === 'string' && /^[A-Za-z]{2}/.test(offset) ? timeZone(offset) : undefined
}

function offsetMinutes(offset: unknown): number | undefined {
  if (offset === undefined) return undefined
  const minutes =
    typeof offset === 'string' ? (parseOffset(offset) ?? parseFixedOffset('duration', offset)) : offset
  const value = typeof minutes === 'number' && typeof offset === 'number' ? minutes / 60 : minutes
  if (typeof value === 'number' && Number.isInteger(value) && Math.abs(value) <= MAX_OFFSET_MINUTES)
    return value
  throw new ValueError(
    'an offset is whole minutes in seconds, text like `+01:00` or `3600s`, or a zone like `Europe/Berlin`',
    offset,
  )
}

/** `+01:00`. */
export function offsetText(minutes: number): string {
  const distance = Math.abs(minutes)
  return `${minutes < 0 ? '-' : '+'}${TWO[Math.floor(distance / 60)]}:${TWO[distance % 60]}`
}

/** @param minutes - from UTC, of the wall clock to tell the moment in. */
export function fromEpoch(seconds: number, minutes: number): string {
  if (!(seconds >= FIRST_SECOND && seconds <= LAST_SECOND))
    throw new ValueError('the moment is not within the years 1 to 9999; an epoch is in seconds', seconds)
  const whole = Math.floor(seconds)
  const micros = Math.round((seconds - whole) * 1e6)
  const local = (micros === 1e6 ? whole + 1 : whole) + minutes * 60
  const days = Math.floor(local / 86_400)
  const rest = local - days * 86_400
  const clock = `${TWO[Math.floor(rest / 3600)]}:${TWO[Math.floor(rest / 60) % 60]}:${TWO[rest % 60]}`
  const fraction = micros === 0 || micros === 1e6 ? '000000' : String(micros).padStart(6, '0')
  return `${dateOfDays(days)}T${clock}.${fraction}${offsetText(minutes)}`
}

/** The calendar's day, `2026-10-24`, of a count of days since 1970-01-01 (proleptic Gregorian). */
export function dateOfDays(days: number): string {
  const shifted = days + 719_468
  const era = Math.floor(shifted / 146_097)
  const day = shifted - era * 146_097
  const year = Math.floor(
    (day - Math.floor(day / 1460) + Math.floor(day / 36_524) - Math.floor(day / 146_096)) / 365,
  )
  const dayOfYear = day - (365 * year + Math.floor(year / 4) - Math.floor(year / 100))
  const month = Math.floor((5 * dayOfYear + 2) / 153)
  const dayOfMonth = dayOfYear - Math.floor((153 * month + 2) / 5) + 1
  const january = month < 10 ? month + 3 : month - 9
  const calendarYear = year + era * 400 + (january <= 2 ? 1 : 0)
  return `${String(calendarYear).padStart(4, '0')}-${TWO[january]}-${TWO[dayOfMonth]}`
}

const TWO: readonly string[] = Array.from({ length: 100 }, (_, number) => String(number).padStart(2, '0'))

function fromText(text: string, offset: unknown, sinceMs: number | undefined): string {
  const parts = STAMP.exec(text)
  if (parts === null) throw new ValueError('it is not an ISO 8601 date and time', text)
  const [, year = '', month = '', day = '', hour = '', minute = '', second = '00', fraction = '', zone] =
    parts
  const exists = isCalendarDay(Number(year), Number(month), Number(day))
  if (!exists || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59)
    throw new ValueError('there is no such day or time', text)
  const micros = fraction.slice(0, 6).padEnd(6, '0')
  const wall = `${year}-${month}-${day}T${hour}:${minute}:${second}`
  const own = zone === undefined ? undefined : parseOffset(zone.length === 3 ? `${zone}:00` : zone)
  if (own !== undefined && Math.abs(own) > MAX_OFFSET_MINUTES)
    throw new ValueError('the offset is out of range', text)
  if (own === undefined) {
    const given = minutesOnWall(offset, Date.parse(`${wall}Z`), sinceMs)
    return `${wall}.${micros}${given === undefined ? '' : offsetText(given)}`
  }
  if (zone !== 'Z' && zone !== 'z') return `${wall}.${micros}${offsetText(own)}`
  const epochMs = Date.parse(`${wall}Z`)
  const moved = fromEpoch(epochMs / 1000, minutesAt(offset, epochMs) ?? 0)
  return `${moved.slice(0, 20)}${micros}${moved.slice(26)}`
}
