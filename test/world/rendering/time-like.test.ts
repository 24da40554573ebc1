import { describe, expect, it } from 'vitest'
import { offsetLike, timeLike } from '../../../src/world/rendering/time-like.ts'

const AT_MS = Date.parse('2026-03-29T01:30:00Z')

describe('a time', () => {
  it.each([
    ['2026-10-24T22:55:00+01:00', 'dateTime', 120, '2026-03-29T03:30:00+02:00'],
    ['2026-10-24T22:55:00Z', 'dateTime', 120, '2026-03-29T01:30:00Z'],
    ['2026-10-24T22:55:00.000Z', 'dateTime', 120, '2026-03-29T01:30:00.000Z'],
    ['2026-10-24T22:55:00.123456-0330', 'dateTime', -210, '2026-03-28T22:00:00.000000-0330'],
    ['2026-10-24T22:55:00.5', 'localDateTime', 330, '2026-03-29T07:00:00.0'],
    ['2026-10-24 22:55:00', 'localDateTime', 330, '2026-03-29 07:00:00'],
    ['2026-10-24', 'date', -120, '2026-03-28'],
    ['20261024', 'basicDate', 0, '20260329'],
    [1792851120, 'epochSeconds', 60, 1774747800],
    ['1792851120', 'epochSeconds', 60, '1774747800'],
    [1792851120000, 'epochMilliseconds', 60, 1774747800000],
  ] as const)('like %s', (example, format, offset, expected) => {
    expect(timeLike(example, format, AT_MS, offset)).toBe(expected)
  })
})

describe('an offset', () => {
  it.each([
    [32400, 's', -12600],
    ['32400s', 'duration', '-12600s'],
    [32_400_000, 'ms', -12_600_000],
    ['Asia/Tokyo', 'zone', 'America/St_Johns'],
    ['2026-10-24 22:55:00', 'local', '2026-03-28 22:00:00'],
    [540, 'min', -210],
    ['540', 'min', '-210'],
    ['+09:00', 'iso', '-03:30'],
    ['+0900', 'iso', '-0330'],
  ] as const)('like %s in %s', (example, unit, expected) => {
    const clocks = { startMs: AT_MS, offsetAt: () => -210, zone: 'America/St_Johns' }
    expect(offsetLike(example, unit, clocks)).toBe(expected)
  })
})
