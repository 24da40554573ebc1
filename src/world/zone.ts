import { createTimeZone } from '../kernel/time-zone.ts'
import { formatOffset } from '../partner/time-format.ts'
import { DAY_MS, type DayNumber, isoDay, MINUTE_MS, modulo } from './calendar.ts'

/** A time zone, in the days of the world's calendar. */
export interface Zone {
  /** IANA, such as `Europe/Berlin`. */
  readonly name: string
  /** Minutes that local time is ahead of UTC. */
  offsetMinutes(epochMs: number): number
  /**
   * The instant at which the wall clock shows so many minutes after the midnight that starts a date; negative ones are
   * on the evening before. A time that the clock skips is moved on by what is skipped; of one that comes twice, the
   * first.
   */
  instant(day: DayNumber, minutes: number): number
  /** The local date. */
  day(epochMs: number): DayNumber
  /** Terra's way to write an instant: microseconds and the offset. */
  stamp(epochMs: number): string
}

/** The zones of one world, each made when it is first asked for. */
export function createZones(): (name: string) => Zone {
  const zones = new Map<string, Zone>()
  return (name) => {
    const zone = zones.get(name) ?? createZone(name)
    zones.set(name, zone)
    return zone
  }
}

function createZone(name: string): Zone {
  const { offsetMinutes, instant } = createTimeZone(name)
  return {
    name,
    offsetMinutes,
    instant: (day, minutes) => instant(day * DAY_MS + minutes * MINUTE_MS),
    day: (epochMs) => Math.floor((epochMs + offsetMinutes(epochMs) * MINUTE_MS) / DAY_MS),
    stamp: createStamp(offsetMinutes),
  }
}

const TWO_DIGITS: readonly string[] = Array.from({ length: 60 }, (_, value) => String(value).padStart(2, '0'))

/** `00:00` to `23:59`. */
const MINUTES: readonly string[] = Array.from(
  { length: 1440 },
  (_, minute) => `${TWO_DIGITS[Math.floor(minute / 60)]}:${TWO_DIGITS[minute % 60]}`,
)

/** A night has hundreds of samples, so this is put together from parts that stay the same from one to the next. */
function createStamp(offsetMinutes: (epochMs: number) => number): (epochMs: number) => string {
  let [day, dayText] = [Number.NaN, '']
  let [offset, offsetText] = [Number.NaN, '']
  let [rest, restText] = [Number.NaN, '']
  return (epochMs) => {
    const ahead = offsetMinutes(epochMs)
    if (ahead !== offset) {
      ;[offset, offsetText] = [ahead, formatOffset(ahead)]
      rest = Number.NaN
    }
    const wallMs = epochMs + ahead * MINUTE_MS
    const date = Math.floor(wallMs / DAY_MS)
    if (date !== day) [day, dayText] = [date, `${isoDay(date)}T`]
    const withinMinute = modulo(wallMs, MINUTE_MS)
    if (withinMinute !== rest) {
      const millis = String(withinMinute % 1000).padStart(3, '0')
      restText = `:${TWO_DIGITS[Math.floor(withinMinute / 1000)]}.${millis}000${offsetText}`
      rest = withinMinute
    }
    return dayText + MINUTES[Math.floor((wallMs - date * DAY_MS) / MINUTE_MS)] + restText
  }
}
