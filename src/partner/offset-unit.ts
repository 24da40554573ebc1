import { formatOffset, formatTime, parseOffset, parseTime } from './time-format.ts'

/** How partners write the offset of a clock from UTC, or what tells it. */
export const OFFSET_UNITS = ['s', 'min', 'ms', 'iso', 'duration', 'zone', 'local'] as const

/**
 * `s` 3600 · `min` 60 · `ms` 3600000 · `iso` +01:00 · `duration` 3600s, as Protocol Buffers write it in JSON · `zone`
 * Europe/Berlin · `local` 2026-03-29T01:30:00: the start once more, as the wall clock shows it.
 */
export type OffsetUnit = (typeof OFFSET_UNITS)[number]

/** Those that are the offset itself. */
export type FixedOffsetUnit = Exclude<OffsetUnit, 'zone' | 'local'>

/** Minutes from UTC that a value of the unit stands for; `undefined` for what is not of the unit. */
export function parseFixedOffset(unit: FixedOffsetUnit, value: unknown): number | undefined {
  if (unit === 'iso') return typeof value === 'string' ? parseOffset(value) : undefined
  if (unit === 'duration') return durationMinutes(value)
  if (value === null || value === '' || (typeof value !== 'number' && typeof value !== 'string'))
    return undefined
  const minutes = Number(value) / PER_MINUTE[unit]
  return Number.isFinite(minutes) ? minutes : undefined
}

/** The offset as a value of the unit; a number for those that are numbers. */
export function formatFixedOffset(unit: FixedOffsetUnit, offsetMinutes: number): string | number {
  switch (unit) {
    case 'iso':
      return formatOffset(offsetMinutes)
    case 'duration':
      return `${offsetMinutes * 60}s`
    case 's':
    case 'min':
    case 'ms':
      return offsetMinutes * PER_MINUTE[unit]
  }
}

/** Minutes from UTC of a wall clock that shows an instant; `undefined` where it shows none. */
export function offsetOfWallClock(value: unknown, epochMs: number | undefined): number | undefined {
  const wallMs = parseTime('localDateTime', value)
  return wallMs === undefined || epochMs === undefined ? undefined : Math.round((wallMs - epochMs) / 60_000)
}

/** What a wall clock shows at an instant, to the second. */
export function wallClock(epochMs: number, offsetMinutes: number): string {
  return String(formatTime('localDateTime', epochMs, offsetMinutes))
}

const PER_MINUTE = { s: 60, min: 1, ms: 60_000 } as const

/** `3600s`, `-12600s`, `1.5s` (the JSON form of `google.protobuf.Duration`). */
function durationMinutes(value: unknown): number | undefined {
  const digits = typeof value === 'string' ? /^(-?\d+(?:\.\d+)?)s$/.exec(value)?.[1] : undefined
  return digits === undefined ? undefined : Number(digits) / 60
}
