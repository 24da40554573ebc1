import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { calendarDay, clockSlackSeconds, parseTime, secondsBetween } from '../../src/terra/time.ts'

const seed = { seed: 20_261_123 }
const time = (text: string) => parseTime(text)!
const instants = fc.date({ min: new Date('0100-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })

describe('parseTime', () => {
  it('reads the wall clock to the microsecond, and the offset in minutes', () => {
    expect(parseTime('1970-01-02T03:04:05.678901-09:30')).toEqual({
      wallMicros: (86_400 + 3 * 3600 + 4 * 60 + 5) * 1e6 + 678_901,
      offsetMinutes: -570,
    })
    expect(parseTime('2026-11-03T00:00:00Z')).toEqual({ wallMicros: 1_793_664_000e6, offsetMinutes: 0 })
  })

  it('never invents an offset', () => {
    expect(time('2026-11-03T00:00:00').offsetMinutes).toBeUndefined()
    expect(time('2026-11-03').offsetMinutes).toBeUndefined()
    expect(time('2026-11-03T00:00:00.5').offsetMinutes).toBeUndefined()
  })

  it('pads a short fraction, and cuts off what is finer than a microsecond', () => {
    expect(time('1970-01-01T00:00:00.5').wallMicros).toBe(500_000)
    expect(time('1970-01-01T00:00:00.123456789Z').wallMicros).toBe(123_456)
    expect(time('1969-12-31T23:59:59.000001').wallMicros).toBe(-999_999)
  })

  it.each([
    '',
    'banana',
    '2026-02-29',
    '2026-04-31',
    '1900-02-29',
    '2026-11-03T24:00:00',
    '2026-11-03T1:00:00',
    7,
    null,
  ])('knows that %j is no time', (text) => {
    expect(parseTime(text)).toBeUndefined()
  })

  test.prop([instants], seed)('agrees with the calendar of JavaScript', (date) => {
    const { wallMicros, offsetMinutes } = time(date.toISOString())
    expect([wallMicros, offsetMinutes]).toEqual([date.getTime() * 1000, 0])
    expect(calendarDay(time(date.toISOString().slice(0, 10)))).toBe(Math.floor(date.getTime() / 86_400_000))
  })
})

describe('secondsBetween', () => {
  it('compares instants where both have an offset, and wall clocks where neither has', () => {
    expect(secondsBetween(time('2026-11-03T00:00:00+01:00'), time('2026-11-02T23:00:00.5Z'))).toBe(0.5)
    expect(secondsBetween(time('2026-11-03T00:00:00'), time('2026-11-03T08:00:00'))).toBe(28_800)
  })

  it('knows nothing of a moment with an offset and one without', () => {
    expect(secondsBetween(time('2026-11-03T00:00:00'), time('2026-11-03T08:00:00Z'))).toBeUndefined()
  })

  test.prop([instants, instants], seed)('is as long in both directions', (one, other) => {
    const [a, b] = [time(one.toISOString()), time(other.toISOString())]
    expect(secondsBetween(a, b)! + secondsBetween(b, a)!).toBe(0)
  })
})

it('clockSlackSeconds gives an hour to local times of the small hours only', () => {
  expect(clockSlackSeconds(time('2026-10-25T02:30:00'))).toBe(3600)
  expect(clockSlackSeconds(time('2026-10-25T02:30:00+01:00'))).toBe(0)
  expect(clockSlackSeconds(time('2026-10-25T04:00:00'))).toBe(0)
})
