/** How partners write an instant or a day. */
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

/** The step between two neighbouring values of a format, in milliseconds. */
export function resolutionMs(format: TimeFormat): number {
  switch (format) {
    case 'date':
    case 'basicDate':
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
 * @returns a number for the epoch formats, text for the others.
 */
export function formatTime(format: TimeFormat, epochMs: number, offsetMinutes = 0): string | number {
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
  }
}

/**
 * The instant that a value stands for, in milliseconds since the Unix epoch, or `undefined` when it is not of the
 * format. A date means its midnight.
 *
 * @param offsetMinutes - of local times and dates from UTC; 0 unless told.
 */
export function parseTime(format: TimeFormat, value: unknown, offsetMinutes = 0): number | undefined {
  const text = String(value)
  if (!PATTERNS[format].test(text)) return undefined
  const epochMs = PARSERS[format](text, offsetMinutes)
  return Number.isFinite(epochMs) ? epochMs : undefined
}

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

/** `Date.parse` rolls the 31st of a short month over into the next; a day that does not print as it was read is none. */
function isDay(text: string): boolean {
  const epochMs = Date.parse(`${text}T00:00:00Z`)
  return Number.isFinite(epochMs) && new Date(epochMs).toISOString().startsWith(text)
}
