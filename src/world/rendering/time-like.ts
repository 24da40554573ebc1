import {
  formatOffset,
  formatTime,
  parseOffset,
  parseTime,
  type TimeFormat,
} from '../../partner/time-format.ts'

/** An instant in a declared format and in the manner of an example: text or number, `Z` or an offset, its fractions. */
export function timeLike(
  example: unknown,
  format: TimeFormat,
  epochMs: number,
  offsetMinutes: number,
): string | number {
  if (typeof example !== 'string') return formatTime(format, epochMs, offsetMinutes)
  if (format === 'epochSeconds' || format === 'epochMilliseconds') return String(formatTime(format, epochMs))
  const isZulu = format === 'dateTime' && /z$/i.test(example)
  const text = String(formatTime(format, epochMs, isZulu ? 0 : offsetMinutes))
  const fraction = /:\d\d(\.\d+)/.exec(example)?.[1] ?? ''
  const clock = text.slice(0, 19) + fraction.replace(/\d/g, '0')
  if (format === 'localDateTime') return clock.replace('T', example[10] ?? 'T')
  if (format !== 'dateTime') return text
  if (isZulu) return `${clock}Z`
  return clock + (/[+-]\d{4}$/.test(example) ? text.slice(19).replace(':', '') : text.slice(19))
}

/** An offset in the declared unit and in the manner of an example. */
export function offsetLike(
  example: unknown,
  unit: 's' | 'min' | 'iso',
  offsetMinutes: number,
): string | number {
  if (unit === 'iso') {
    const text = formatOffset(offsetMinutes)
    return typeof example === 'string' && /^[+-]\d{4}$/.test(example) ? text.replace(':', '') : text
  }
  const number = unit === 's' ? offsetMinutes * 60 : offsetMinutes
  return typeof example === 'string' ? String(number) : number
}

/** What an example's offset says, in minutes; 0 where it has none. */
export function readOffset(value: unknown, unit: 's' | 'min' | 'iso'): number {
  if (unit === 'iso') return parseOffset(String(value)) ?? 0
  const number = Number(value)
  if (!Number.isFinite(number)) return 0
  return unit === 's' ? Math.round(number / 60) : number
}

/** The format in which a value could be a time, whatever the descriptor says of the others. */
export function formatOf(value: unknown): TimeFormat | undefined {
  if (typeof value === 'number') {
    if (!Number.isInteger(value)) return undefined
    return value > 1e11 ? 'epochMilliseconds' : value > 1e8 ? 'epochSeconds' : undefined
  }
  if (typeof value !== 'string') return undefined
  const textual = ['date', 'basicDate', 'dateTime', 'localDateTime'] as const
  return textual.find((format) => parseTime(format, value) !== undefined)
}
