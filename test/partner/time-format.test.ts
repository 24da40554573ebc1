import { describe, expect, it } from 'vitest'
import { formatTime, parseTime, RECORD_TIME_FORMATS } from '../../src/partner/time-format.ts'

const NOON = Date.UTC(2026, 10, 30, 12)

describe('parseTime', () => {
  it.each([
    ['date', '2026-11-30', Date.UTC(2026, 10, 30)],
    ['basicDate', '20261130', Date.UTC(2026, 10, 30)],
    ['dateTime', '2026-11-30T13:00:00+01:00', NOON],
    ['dateTime', '2026-11-30t13:00:00.5+0100', NOON + 500],
    ['dateTime', '1970-01-01T00:00:01Z', 1000],
    ['localDateTime', '2026-11-30 12:00', NOON],
    ['localDateTime', '2026-11-30t12:00:00', NOON],
    ['epochSeconds', '1796040000', NOON],
    ['epochMilliseconds', NOON, NOON],
    ['dateObject', { year: 2026, month: 11, day: 30 }, Date.UTC(2026, 10, 30)],
  ] as const)('reads %s %s', (format, text, expected) => {
    expect(parseTime(format, text)).toBe(expected)
  })

  it.each([
    ['date', '2026-11-31'],
    ['basicDate', '20260229'],
    ['dateTime', '2026-11-31T12:00:00Z'],
    ['dateTime', '2026-02-29T12:00:00+01:00'],
    ['dateTime', '2026-13-01T12:00:00Z'],
    ['dateTime', '2026-11-30T25:00:00Z'],
    ['dateTime', '2026-11-30T12:00:00'],
    ['localDateTime', '2026-11-31T12:00:00'],
    ['localDateTime', '2026-11-30T12:00:00Z'],
    ['epochSeconds', 'yesterday'],
    ['epochMilliseconds', '1.5'],
    ['dateObject', { year: 2026, month: 11, day: 31 }],
    ['dateObject', { year: 2026, month: 11 }],
    ['dateObject', { year: 2026, month: 11, day: null }],
    ['dateObject', '2026-11-30'],
    ['dateObject', null],
  ] as const)('%s: %s is no time', (format, text) => {
    expect(parseTime(format, text)).toBeUndefined()
  })

  it.each(RECORD_TIME_FORMATS)('%s reads what it has written, in any offset', (format) => {
    const midnight = Date.UTC(2024, 1, 29)
    for (const offset of [0, -210, 840]) {
      const local = midnight - offset * 60_000
      expect(parseTime(format, formatTime(format, local, offset), offset)).toBe(local)
    }
  })
})
