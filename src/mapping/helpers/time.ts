import { ValueError } from '../expression/value.ts'
import type { Helper } from './helper.ts'
import { dateOfDays, isDay, offsetMinutes, offsetText, terraTime } from './timestamp.ts'

const DATE = /^(\d{4})(-?)(\d\d)\2(\d\d)$/
const DAY_MS = 86_400_000

/** The helpers for moments and days. None of them invents an offset. */
export const TIME_HELPERS: Readonly<Record<string, Helper>> = {
  time: {
    usage:
      '$time(value, offset?): a moment as Terra writes it, from ISO 8601 text or from seconds since the epoch; the offset, in seconds or like "+01:00", stands beside values that carry none.',
    takes: [1, 2],
    returns: 'text',
    run: terraTime,
  },
  date: {
    usage: '$date(value, offset?): the local day of a moment or of a date, as 2026-10-24.',
    takes: [1, 2],
    returns: 'text',
    run: (value, offset) => localDay(value, offset)?.date,
  },
  midnight: {
    usage:
      "$midnight(value, offset?): the start of the local day of a moment or of a date: the start_time of Terra's daily and body.",
    takes: [1, 2],
    returns: 'text',
    run: (value, offset) => midnight(localDay(value, offset), 0),
  },
  nextMidnight: {
    usage: '$nextMidnight(value, offset?): the end of the local day of a moment or of a date.',
    takes: [1, 2],
    returns: 'text',
    run: (value, offset) => midnight(localDay(value, offset), 1),
  },
}

interface LocalDay {
  readonly date: string
  /** `''` where it is unknown. */
  readonly offset: string
}

function localDay(value: unknown, offset: unknown): LocalDay | undefined {
  if (value === undefined) return undefined
  const date = typeof value === 'string' ? readDate(value) : undefined
  if (date !== undefined) {
    const minutes = offsetMinutes(offset)
    return { date, offset: minutes === undefined ? '' : offsetText(minutes) }
  }
  if (typeof value === 'number' && offset === undefined)
    throw new ValueError('the local day of a moment in UTC cannot be told without its offset', value)
  const time = terraTime(value, offset) ?? ''
  return { date: time.slice(0, 10), offset: time.slice(26) }
}

/** `2026-10-24` or `20261024`. */
function readDate(text: string): string | undefined {
  const parts = DATE.exec(text)
  if (parts === null) return undefined
  const [, year = '', , month = '', day = ''] = parts
  if (!isDay(Number(year), Number(month), Number(day))) throw new ValueError('there is no such day', text)
  return `${year}-${month}-${day}`
}

function midnight(day: LocalDay | undefined, daysLater: number): string | undefined {
  if (day === undefined) return undefined
  const date =
    daysLater === 0 ? day.date : dateOfDays(Date.parse(`${day.date}T00:00:00Z`) / DAY_MS + daysLater)
  return `${date}T00:00:00.000000${day.offset}`
}
