import { Temporal } from 'temporal-polyfill'

/** The clocks of an IANA time zone, quick to ask again and again. */
export interface TimeZone {
  /** Minutes that local time is ahead of UTC. */
  offsetMinutes(epochMs: number): number
  /**
   * The instant at which the wall clock shows a time, given as if it were UTC. A time that the clock skips is moved on by
   * what is skipped; of one that comes twice, the first (RFC 5545 §3.3.5, and what Temporal calls `compatible`).
   *
   * @param sinceMs - an instant that it is known not to lie before: of a time that comes twice, then, it may be the second.
   */
  instant(wallMs: number, sinceMs?: number): number
}

const known = new Map<string, TimeZone>()

/** The database has some six hundred names. More are capitals in odd places, which must not fill our memory. */
const MOST_ZONES = 1000

/**
 * The zone of a name such as `Europe/Berlin`, `Japan` or `UTC`; `undefined` for what names none. Offsets such as `+01:00`
 * and abbreviations such as `EST` are none: people mean another thing by the latter than the database does.
 */
export function timeZone(name: string): TimeZone | undefined {
  const zone = known.get(name)
  if (zone !== undefined) return zone
  if (!isZone(name)) return undefined
  const made = createTimeZone(name)
  if (known.size >= MOST_ZONES) known.clear()
  known.set(name, made)
  return made
}

/** With a slash, or a word, as the database has kept some from its early days. */
const NAME = /^([A-Za-z_]+\/|[A-Z][a-z]{3,}$|UTC$|GMT$)/

function isZone(name: string): boolean {
  if (!NAME.test(name)) return false
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name)
    return true
  } catch {
    return false
  }
}

/** A zone with a memory of its own: what it has looked up it keeps, a week at a time. */
export function createTimeZone(name: string): TimeZone {
  const offsetMinutes = weeklyMemo(name)
  return {
    offsetMinutes,
    instant(wallMs, sinceMs = Number.NEGATIVE_INFINITY) {
      const before = offsetMinutes(wallMs - DAY_MS)
      const after = offsetMinutes(wallMs + DAY_MS)
      const early = wallMs - before * MINUTE_MS
      if (before === after) return early
      const late = wallMs - after * MINUTE_MS
      const isEarly = offsetMinutes(early) === before
      return (isEarly && early >= sinceMs) || offsetMinutes(late) !== after ? early : late
    },
  }
}

interface Week {
  readonly before: number
  readonly changesAtMs: number
  readonly after: number
}

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
const WEEK_MS = 7 * DAY_MS

/** Some two hundred years. More would be a partner's nonsense, which must not fill our memory. */
const MOST_WEEKS = 10_000

/** Beyond it Temporal knows no time, whatever number a partner may write. */
const LAST_MS = 8.6e15

/** No zone changes twice within a week, so two offsets and the instant between them say all about one. */
function weeklyMemo(zone: string): (epochMs: number) => number {
  const weeks = new Map<number, Week>()
  return (anyMs) => {
    const epochMs = Math.min(LAST_MS, Math.max(-LAST_MS, anyMs))
    const index = Math.floor(epochMs / WEEK_MS)
    let week = weeks.get(index)
    if (week === undefined) {
      week = lookUp(zone, index * WEEK_MS)
      if (weeks.size >= MOST_WEEKS) weeks.clear()
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
