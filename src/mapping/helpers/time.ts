import { isCalendarDay } from '../../kernel/calendar-day.ts'
import { isoDate } from '../../partner/time-format.ts'
import { ValueError } from '../expression/value.ts'
import type { Helper } from './helper.ts'
import { dateOfDays, minutesOnWall, offsetText, terraTime, zoneOf } from './timestamp.ts'

const DATE = /^(\d{4})(-?)(\d\d)\2(\d\d)$/
const DAY_MS = 86_400_000

/** The helpers for moments and days. None of them invents an offset. */
export const TIME_HELPERS: Readonly<Record<string, Helper>> = {
  time: {
    usage:
      '$time(value, offset?): a moment as Terra writes it, from ISO 8601 text or from seconds since the epoch; the offset, in seconds, like "+01:00" or "3600s", or a zone like "Europe/Berlin", stands beside values that carry none.',
    takes: [1, 2],
    returns: 'text',
    run: terraTime,
  },
  date: {
    usage:
      '$date(value, offset?): the local day of a moment or of a date, an object of year, month and day included, as 2026-10-24.',
    takes: [1, 2],
    returns: 'text',
    run: (value, offset) => localDay(value, offset)?.date,
  },
  midnight: {
    usage:
      "$midnight(value, offset?): the start of the local day of a moment or of a date: the start_time of Terra's daily and body.",
    takes: [1, 2],
    returns: 'text',
    run: (value, offset) => midnight(localDay(value, offset), offset, 0),
  },
  nextMidnight: {
    usage: '$nextMidnight(value, offset?): the end of the local day of a moment or of a date.',
    takes: [1, 2],
    returns: 'text',
    run: (value, offset) => midnight(localDay(value, offset), offset, 1),
  },
  offset: {
    usage:
      '$offset(local, utc): the offset in seconds between two ways to write one moment, as the clock shows it and in UTC.',
    takes: [2, 2],
    returns: 'number',
    run: offsetBetween,
  },
  userZone: {
    usage: '$userZone(): the time zone of the user, like "Europe/Berlin", where auth.timeZone tells it.',
    takes: [0, 0],
    returns: 'text',
    // Not of the record: who evaluates the expression knows it.
    run: () => undefined,
  },
}

interface LocalDay {
  readonly date: string
  /** `''` where it is unknown; absent where it is that of the midnight. */
  readonly offset?: string
}

function localDay(value: unknown, offset: unknown): LocalDay | undefined {
  if (value === undefined) return undefined
  const date = typeof value === 'string' ? readDate(value) : isoDate(value)
  if (date !== undefined) return { date }
  if (typeof value === 'number' && offset === undefined)
    throw new ValueError('the local day of a moment in UTC cannot be told without its offset', value)
  const time = terraTime(value, offset) ?? ''
  const isOwn = typeof value === 'string' && /[+-]\d\d(:?\d\d)?$/.test(value.slice(10))
  // The clocks may have changed since midnight.
  const hasZone = !isOwn && zoneOf(offset) !== undefined
  return { date: time.slice(0, 10), ...(hasZone ? {} : { offset: time.slice(26) }) }
}

/** `2026-10-24` or `20261024`. */
function readDate(text: string): string | undefined {
  const parts = DATE.exec(text)
  if (parts === null) return undefined
  const [, year = '', , month = '', day = ''] = parts
  if (!isCalendarDay(Number(year), Number(month), Number(day)))
    throw new ValueError('there is no such day', text)
  return `${year}-${month}-${day}`
}

/** The offset at the midnight itself where a date and a zone tell it. */
function midnight(day: LocalDay | undefined, offset: unknown, daysLater: number): string | undefined {
  if (day === undefined) return undefined
  const date =
    daysLater === 0 ? day.date : dateOfDays(Date.parse(`${day.date}T00:00:00Z`) / DAY_MS + daysLater)
  const minutes = minutesOnWall(offset, Date.parse(`${date}T00:00:00Z`))
  return `${date}T00:00:00.000000${day.offset ?? (minutes === undefined ? '' : offsetText(minutes))}`
}

function offsetBetween(local: unknown, utc: unknown): number | undefined {
  if (local === undefined || utc === undefined) return undefined
  const [shown, meant] = [terraTime(local), terraTime(utc)]
  if (shown?.length !== 26) throw new ValueError('a local time has no offset of its own', local)
  return Math.round((Date.parse(`${shown}Z`) - Date.parse(meant ?? '')) / 60_000) * 60
}
