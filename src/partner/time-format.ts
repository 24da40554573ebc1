import { isCalendarDay } from '../kernel/calendar-day.ts'

/** How partners write an instant or a day in text or as a number, and so in a request. */
export const TIME_FORMATS = [
  'date',
  'basicDate',
  'dateTime',
  'localDateTime',
  'epochSeconds',
  'epochMilliseconds',
] as const

/**
 * `date` 2026-03-29 · `basicDate` 20260329 · `dateTime` 2026-03-29T01:30:00+01:00 · `localDateTime` the same without
 * an offset · `epochSeconds` 1774744200 · `epochMilliseconds` 1774744200000.
 */
export type TimeFormat = (typeof TIME_FORMATS)[number]

/** How partners write it in a record: `dateObject` is `{ "year": 2026, "month": 3, "day": 29 }`. */
export type RecordTimeFormat = TimeFormat | 'dateObject'
export const RECORD_TIME_FORMATS: readonly RecordTimeFormat[] = [...TIME_FORMATS, 'dateObject']

/** The step between two neighbouring values of a format, in milliseconds. */
export function resolutionMs(format: RecordTimeFormat): number {
  switch (format) {
    case 'date':
    case 'basicDate':
    case 'dateObject':
      return 86_400_000
    case 'dateTime':
    case 'localDateTime':
    case 'epochSeconds':
      return 1000
    case 'epochMilliseconds':
      return 1
  }
}

/**
 * @param epochMs - the instant; what the format cannot say is cut off.
 * @param offsetMinutes - of local times and dates from UTC; 0 unless told.
 * @returns a number for the epoch formats, an object for `dateObject`, text for the others.
 */
export function formatTime(format: TimeFormat, epochMs: number, offsetMinutes?: number): string | number
export function formatTime(
  format: RecordTimeFormat,
  epochMs: number,
  offsetMinutes?: number,
): string | number | DateObject
export function formatTime(
  format: RecordTimeFormat,
  epochMs: number,
  offsetMinutes = 0,
): string | number | DateObject {
  const local = new Date(epochMs + offsetMinutes * 60_000).toISOString()
  switch (format) {
    case 'date':
      return local.slice(0, 10)
    case 'basicDate':
      return local.slice(0, 10).replaceAll('-', '')
    case 'dateTime':
      return `${local.slice(0, 19)}${formatOffset(offsetMinutes)}`
    case 'localDateTime':
      return local.slice(0, 19)
    case 'epochSeconds':
      return Math.floor(epochMs / 1000)
    case 'epochMilliseconds':
      return epochMs
    case 'dateObject': {
      const [year = 0, month = 0, day = 0] = local.slice(0, 10).split('-').map(Number)
      return { year, month, day }
    }
  }
}

/**
 * The instant that a value stands for, in milliseconds since the Unix epoch, or `undefined` when it is not of the
 * format. A date means its midnight.
 *
 * @param offsetMinutes - of local times and dates from UTC; 0 unless told.
 */
export function parseTime(format: RecordTimeFormat, value: unknown, offsetMinutes = 0): number | undefined {
  if (format === 'dateObject') {
    const date = isoDate(value)
    return date === undefined ? undefined : parseTime('date', date, offsetMinutes)
  }
  const text = String(value)
  if (!PATTERNS[format].test(text)) return undefined
  const epochMs = PARSERS[format](text, offsetMinutes)
  return Number.isFinite(epochMs) ? epochMs : undefined
}

/** The day of a calendar, as some partners write it instead of text. */
export interface DateObject {
  readonly [part: string]: number
  readonly year: number
  readonly month: number
  readonly day: number
}

/** `2026-03-29` of a date object; `undefined` of what is none, or of a day that does not exist. */
export function isoDate(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { year, month, day } = value as Partial<DateObject>
  const parts = [year, month, day].map(Number)
  if (!parts.every((part) => Number.isInteger(part)) || [year, month, day].some((part) => part === null))
    return undefined
  const text = parts.map((part, index) => String(part).padStart(index === 0 ? 4 : 2, '0')).join('-')
  return PATTERNS.date.test(text) && isDay(text) ? text : undefined
}

/** Whether a format is read on a wall clock. */
export function isWallClock(format: RecordTimeFormat): boolean {
  return WALL_CLOCKS.includes(format)
}

const WALL_CLOCKS: readonly RecordTimeFormat[] = ['date', 'basicDate', 'dateObject', 'localDateTime']

/** `+01:00`, `-03:30`, `+00:00`. */
export function formatOffset(offsetMinutes: number): string {
  const minutes = Math.abs(offsetMinutes)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${offsetMinutes < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

/** Minutes from UTC of `Z`, `+01:00`, `+0100` or `-03:30`; `undefined` for anything else. */
export function parseOffset(text: string): number | undefined {
  if (text === 'Z' || text === 'z') return 0
  const match = /^([+-])(\d{2}):?(\d{2})$/.exec(text)
  if (match === null) return undefined
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3]))
}

const PATTERNS: Readonly<Record<TimeFormat, RegExp>> = {
  date: /^\d{4}-\d{2}-\d{2}$/,
  basicDate: /^\d{8}$/,
  dateTime: /^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}(:\d{2}(\.\d+)?)?([Zz]|[+-]\d{2}:?\d{2})$/,
  localDateTime: /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?$/,
  epochSeconds: /^-?\d+(\.\d+)?$/,
  epochMilliseconds: /^-?\d+$/,
}

const PARSERS: Readonly<Record<TimeFormat, (text: string, offsetMinutes: number) => number>> = {
  date: (text, offset) => utc(`${text}T00:00:00Z`, offset),
  basicDate: (text, offset) =>
    utc(`${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}T00:00:00Z`, offset),
  dateTime: (text) =>
    isDay(text.slice(0, 10)) ? Date.parse(text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2').toUpperCase()) : NaN,
  localDateTime: (text, offset) => utc(`${text.replace(' ', 'T')}Z`, offset),
  epochSeconds: (text) => Math.round(Number(text) * 1000),
  epochMilliseconds: (text) => Number(text),
}

function utc(text: string, offsetMinutes: number): number {
  return isDay(text.slice(0, 10)) ? Date.parse(text.toUpperCase()) - offsetMinutes * 60_000 : NaN
}

/** `Date.parse` rolls the 31st of a short month over into the next. */
function isDay(text: string): boolean {
  return isCalendarDay(Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8, 10)))
}
