import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { HELPERS } from '../../src/mapping/helpers/helpers.ts'

const call = (name: string, ...given: readonly unknown[]) => HELPERS[name]?.run(...given)
const time = (...given: readonly unknown[]) => call('time', ...given)

describe('$time', () => {
  it.each([
    ['keeps the offset', ['2022-10-28T10:00:00+01:00'], '2022-10-28T10:00:00.000000+01:00'],
    ['leaves a local time local', ['2022-10-28T10:00:00'], '2022-10-28T10:00:00.000000'],
    [
      'takes the offset that stands beside a local time',
      ['2022-10-28 10:00', '-03:30'],
      '2022-10-28T10:00:00.000000-03:30',
    ],
    ['tells UTC as UTC', ['2022-10-28T10:00:00Z'], '2022-10-28T10:00:00.000000+00:00'],
    ['tells UTC in the offset beside it', ['2022-10-28T23:30:00Z', 3600], '2022-10-29T00:30:00.000000+01:00'],
    [
      'does not let an offset beside override its own',
      ['2022-10-28T10:00:00+01:00', 7200],
      '2022-10-28T10:00:00.000000+01:00',
    ],
    [
      'cuts off what is finer than a microsecond',
      ['2022-10-28T10:00:00.123456789-05:00'],
      '2022-10-28T10:00:00.123456-05:00',
    ],
    ['pads what is coarser', ['2022-10-28T10:00:00.5Z'], '2022-10-28T10:00:00.500000+00:00'],
    ['reads an offset without a colon', ['2022-10-28T10:00:00+0530'], '2022-10-28T10:00:00.000000+05:30'],
    ['reads an offset of hours', ['2022-10-28T10:00:00+05'], '2022-10-28T10:00:00.000000+05:00'],
    ['goes through on a leap day', ['2024-02-29T00:00:00+00:00'], '2024-02-29T00:00:00.000000+00:00'],
    ['tells an epoch in the offset beside it', [1_666_947_600, 3600], '2022-10-28T10:00:00.000000+01:00'],
    ['tells an epoch of unknown offset in UTC', [1_666_947_600], '2022-10-28T09:00:00.000000+00:00'],
    ['keeps the fraction of an epoch', [1_666_947_600.25, 0], '2022-10-28T09:00:00.250000+00:00'],
    ['goes back before 1970', [-1, 0], '1969-12-31T23:59:59.000000+00:00'],
    [
      'takes an offset that is a duration',
      ['2022-10-28T10:00:00', '-12600s'],
      '2022-10-28T10:00:00.000000-03:30',
    ],
    [
      'takes the offset of a zone: before the clocks go back',
      ['2026-10-24T23:30:00', 'Europe/Berlin'],
      '2026-10-24T23:30:00.000000+02:00',
    ],
    [
      'takes the offset of a zone: after',
      ['2026-10-25T06:30:00', 'Europe/Berlin'],
      '2026-10-25T06:30:00.000000+01:00',
    ],
    [
      'takes an hour that comes twice for its first',
      ['2026-10-25T02:30:00', 'Europe/Berlin'],
      '2026-10-25T02:30:00.000000+02:00',
    ],
    [
      'takes an hour that is skipped by the offset from before',
      ['2026-03-29T02:30:00', 'Europe/Berlin'],
      '2026-03-29T02:30:00.000000+01:00',
    ],
    [
      'tells UTC on the clocks of a zone',
      ['2026-10-25T01:30:00Z', 'Europe/Berlin'],
      '2026-10-25T02:30:00.000000+01:00',
    ],
    [
      'tells an epoch on the clocks of a zone',
      [1_792_884_600, 'Australia/Lord_Howe'],
      '2026-10-25T10:30:00.000000+11:00',
    ],
    ['makes nothing of nothing', [undefined, 3600], undefined],
  ])('%s', (_, given, expected) => {
    expect(time(...given)).toBe(expected)
  })

  it.each([
    ['a word', 'noon'],
    ['a date', '2022-10-28'],
    ['31 April', '2022-04-31T10:00:00+01:00'],
    ['29 February of a common year', '2023-02-29T10:00:00+01:00'],
    ['the year 0', '0000-01-01T10:00:00+01:00'],
    ['24 o’clock', '2022-10-28T24:00:00+01:00'],
    ['a leap second', '2016-12-31T23:59:60Z'],
    ['an offset of 15 hours', '2022-10-28T10:00:00+15:00'],
    ['milliseconds since the epoch', 1_666_947_600_000],
    ['a boolean', true],
  ])('refuses %s', (_, value) => {
    expect(() => time(value)).toThrow(/./)
  })

  it.each([
    ['1.5 minutes', 90],
    ['a day', 86_400],
    ['a word', 'CET'],
    ['a list', []],
  ])('refuses %s as the offset', (_, offset) => {
    expect(() => time(1_666_947_600, offset)).toThrow(/offset/)
  })

  it('keeps the instant to the microsecond and the offset as it was', () => {
    const day = fc.integer({ min: -62_135_596_800, max: 253_402_200_000 })
    const micros = fc.integer({ min: 0, max: 999_999 })
    const offset = fc.integer({ min: -14 * 60, max: 14 * 60 })
    fc.assert(
      fc.property(day, micros, offset, (seconds, fraction, minutes) => {
        const wall = new Date(seconds * 1000 + 14 * 3_600_000).toISOString().slice(0, 19)
        fc.pre(/^\d{4}-/.test(wall))
        const sign = minutes < 0 ? '-' : '+'
        const pad = (value: number) => String(Math.trunc(value)).padStart(2, '0')
        const zone = `${sign}${pad(Math.abs(minutes) / 60)}:${pad(Math.abs(minutes) % 60)}`
        const digits = String(fraction).padStart(6, '0')
        expect(time(`${wall}.${digits}${zone}`)).toBe(`${wall}.${digits}${zone}`)
        expect(time(`${wall}${zone}`)).toBe(`${wall}.000000${zone}`)
      }),
      { seed: 20261123 },
    )
  })

  it('agrees with the calendar of the platform about every epoch', () => {
    const seconds = fc.integer({ min: -62_135_500_000, max: 253_402_200_000 })
    fc.assert(
      fc.property(seconds, fc.integer({ min: -56, max: 56 }), (epoch, quarters) => {
        const local = new Date((epoch + quarters * 900) * 1000).toISOString().slice(0, 19)
        expect(String(time(epoch, quarters * 900)).slice(0, 19)).toBe(local)
      }),
      { seed: 20261123, numRuns: 300 },
    )
  })
})

describe('the helpers for days', () => {
  it.each([
    ['date', ['2026-10-24T23:59:59-11:00'], '2026-10-24'],
    ['date', [1_792_854_000, 32_400], '2026-10-25'],
    ['date', ['20261024'], '2026-10-24'],
    ['midnight', ['2026-10-24', '+01:00'], '2026-10-24T00:00:00.000000+01:00'],
    ['midnight', ['20261024', -14_400], '2026-10-24T00:00:00.000000-04:00'],
    ['midnight', ['2026-10-24'], '2026-10-24T00:00:00.000000'],
    ['midnight', ['2026-10-24T08:05:12+01:00'], '2026-10-24T00:00:00.000000+01:00'],
    ['midnight', ['2026-10-24T23:30:00Z', 3600], '2026-10-25T00:00:00.000000+01:00'],
    ['nextMidnight', ['2026-12-31'], '2027-01-01T00:00:00.000000'],
    ['nextMidnight', ['2028-02-28', 0], '2028-02-29T00:00:00.000000+00:00'],
    ['nextMidnight', [undefined, 0], undefined],
    ['date', [{ year: 2026, month: 3, day: 9 }], '2026-03-09'],
    ['midnight', [{ year: 2026, month: 10, day: 25 }, '3600s'], '2026-10-25T00:00:00.000000+01:00'],
    ['midnight', ['2026-10-25', 'Europe/Berlin'], '2026-10-25T00:00:00.000000+02:00'],
    ['nextMidnight', ['2026-10-25', 'Europe/Berlin'], '2026-10-26T00:00:00.000000+01:00'],
    ['midnight', ['2026-10-25T12:00:00Z', 'Europe/Berlin'], '2026-10-25T00:00:00.000000+02:00'],
    ['midnight', ['2026-10-25T12:00:00', 'Europe/Berlin'], '2026-10-25T00:00:00.000000+02:00'],
    ['offset', ['2026-10-25T02:30:00', '2026-10-25T01:30:00Z'], 3600],
    ['offset', ['2026-10-25T10:30:00.5', 1_792_884_600], 39_600],
    ['offset', [undefined, '2026-10-25T01:30:00Z'], undefined],
  ])('$%s%j is %j', (name, given, expected) => {
    expect(call(name, ...given)).toBe(expected)
  })

  it('do not guess the local day of a moment in UTC', () => {
    expect(() => call('midnight', 1_792_854_000)).toThrow('offset')
  })

  it('refuse a day that is not on the calendar', () => {
    expect(() => call('date', '20260230')).toThrow('no such day')
    expect(() => call('date', { year: 2026, month: 2, day: 30 })).toThrow(/./)
  })

  it('take no clock for local that carries an offset', () => {
    expect(() => call('offset', '2026-10-25T02:30:00Z', '2026-10-25T01:30:00Z')).toThrow('local')
  })
})
