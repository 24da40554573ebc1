import { Temporal } from 'temporal-polyfill'
import { formatOffset } from '../partner/time-format.ts'
import { DAY_MS, type DayNumber, isoDay, MINUTE_MS, modulo } from './calendar.ts'

/** A time zone, quick to ask again and again: what it has looked up it keeps, a week at a time. */
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
  const offsetMinutes = weeklyMemo(name)
  return {
    name,
    offsetMinutes,
    instant(day, minutes) {
      const wallMs = day * DAY_MS + minutes * MINUTE_MS
      const before = offsetMinutes(wallMs - DAY_MS)
      const after = offsetMinutes(wallMs + DAY_MS)
      const early = wallMs - before * MINUTE_MS
      if (before === after || offsetMinutes(early) === before) return early
      const late = wallMs - after * MINUTE_MS
      return offsetMinutes(late) === after ? late : early
    },
    day: (epochMs) => Math.floor((epochMs + offsetMinutes(epochMs) * MINUTE_MS) / DAY_MS),
    stamp: createStamp(offsetMinutes),
  }
}

const TWO_DIGITS: readonly string[] = Array.from({ length: 60 }, (_, value) => String(value).padStart(2, '0'))

/** A night has hundreds of samples, so this is put together from parts that stay the same from one to the next. */
function createStamp(offsetMinutes: (epochMs: number) => number): (epochMs: number) => string {
  let [day, dayText] = [Number.NaN, '']
  let [offset, offsetText] = [Number.NaN, '']
  return (epochMs) => {
    const ahead = offsetMinutes(epochMs)
    if (ahead !== offset) [offset, offsetText] = [ahead, formatOffset(ahead)]
    const wallMs = epochMs + ahead * MINUTE_MS
    const date = Math.floor(wallMs / DAY_MS)
    if (date !== day) [day, dayText] = [date, isoDay(date)]
    const seconds = Math.floor((wallMs - date * DAY_MS) / 1000)
    const hour = TWO_DIGITS[Math.floor(seconds / 3600)]
    const minute = TWO_DIGITS[Math.floor(seconds / 60) % 60]
    const millis = String(modulo(wallMs, 1000)).padStart(3, '0')
    return `${dayText}T${hour}:${minute}:${TWO_DIGITS[seconds % 60]}.${millis}000${offsetText}`
  }
}

interface Week {
  readonly before: number
  readonly changesAtMs: number
  readonly after: number
}

const WEEK_MS = 7 * DAY_MS

/** No zone changes twice within a week, so two offsets and the instant between them say all about one. */
function weeklyMemo(zone: string): (epochMs: number) => number {
  const weeks = new Map<number, Week>()
  return (epochMs) => {
    const index = Math.floor(epochMs / WEEK_MS)
    let week = weeks.get(index)
    if (week === undefined) {
      week = lookUp(zone, index * WEEK_MS)
      weeks.set(index, week)
    }
    return epochMs < week.changesAtMs ? week.before : week.after
  }
}

function lookUp(zone: string, startMs: number): Week {
  const at = (epochMs: number) => Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(zone)
  const minutes = (time: Temporal.ZonedDateTime) => Math.round(time.offsetNanoseconds / 6e10)
  const start = at(startMs)
  const before = minutes(start)
  const after = minutes(at(startMs + WEEK_MS - 1))
  if (before === after) return { before, changesAtMs: Number.POSITIVE_INFINITY, after }
  const change = start.getTimeZoneTransition('next')
  return { before, changesAtMs: change?.epochMilliseconds ?? startMs, after }
}
