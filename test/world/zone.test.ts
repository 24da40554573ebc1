import { fc } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { dayNumber } from '../../src/world/calendar.ts'
import { createZones } from '../../src/world/zone.ts'

const zones = createZones()

/** From the time zone database: where clocks change, and how. */
const CHANGES = [
  ['Europe/Berlin', '2026-03-29T01:00:00Z', 60, 120],
  ['Europe/Berlin', '2026-10-25T01:00:00Z', 120, 60],
  ['America/New_York', '2026-03-08T07:00:00Z', -300, -240],
  ['America/New_York', '2026-11-01T06:00:00Z', -240, -300],
  ['Australia/Lord_Howe', '2026-04-04T15:00:00Z', 660, 630],
  ['Australia/Lord_Howe', '2026-10-03T15:30:00Z', 630, 660],
] as const

describe('the offset of a zone', () => {
  it.each(CHANGES)('of %s changes at %s', (name, instant, before, after) => {
    const atMs = Date.parse(instant)
    expect(zones(name).offsetMinutes(atMs - 1)).toBe(before)
    expect(zones(name).offsetMinutes(atMs)).toBe(after)
  })

  it('is half an hour off in Kolkata, all year', () => {
    const offsets = [0, 100, 200, 300].map((day) =>
      zones('Asia/Kolkata').offsetMinutes(Date.UTC(2026, 0, 1 + day)),
    )
    expect(offsets).toEqual([330, 330, 330, 330])
  })

  it('is what Intl says, whenever', () => {
    const names = [
      'Europe/Berlin',
      'America/New_York',
      'Australia/Lord_Howe',
      'Pacific/Auckland',
      'Asia/Kolkata',
    ]
    const instant = fc.integer({ min: Date.UTC(2010, 0) / 1000, max: Date.UTC(2035, 0) / 1000 })
    fc.assert(
      fc.property(fc.constantFrom(...names), instant, (name, seconds) => {
        expect(zones(name).offsetMinutes(seconds * 1000)).toBe(offsetByIntl(name, seconds * 1000))
      }),
      { seed: 20261123, numRuns: 400 },
    )
  })
})

describe('the instant of a wall clock time', () => {
  const berlin = zones('Europe/Berlin')

  it.each([
    ['an ordinary one', '2026-07-01', 8 * 60, '2026-07-01T06:00:00Z'],
    ['the evening before', '2026-07-01', -60, '2026-06-30T21:00:00Z'],
    ['one that the clock skips is moved on', '2026-03-29', 150, '2026-03-29T01:30:00Z'],
    ['of one that comes twice, the first', '2026-10-25', 150, '2026-10-25T00:30:00Z'],
    ['midnight of the short day', '2026-03-29', 0, '2026-03-28T23:00:00Z'],
    ['midnight after it', '2026-03-30', 0, '2026-03-29T22:00:00Z'],
    ['midnight of the long day', '2026-10-25', 0, '2026-10-24T22:00:00Z'],
    ['midnight after that', '2026-10-26', 0, '2026-10-25T23:00:00Z'],
  ])('%s', (_, day, minutes, expected) => {
    expect(new Date(berlin.instant(dayNumber(day), minutes)).toISOString()).toBe(
      new Date(expected).toISOString(),
    )
  })

  it('lies on the date that it was asked for', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 15_000, max: 23_000 }),
        fc.integer({ min: 0, max: 1439 }),
        (day, minute) => {
          expect(berlin.day(berlin.instant(day, minute))).toBe(day)
        },
      ),
      { seed: 20261123, numRuns: 300 },
    )
  })
})

describe('a stamp', () => {
  it('has microseconds and the offset of its own instant', () => {
    const lordHowe = zones('Australia/Lord_Howe')
    const changesAtMs = Date.parse('2026-04-04T15:00:00Z')
    expect(lordHowe.stamp(changesAtMs - 60_000)).toBe('2026-04-05T01:59:00.000000+11:00')
    expect(lordHowe.stamp(changesAtMs)).toBe('2026-04-05T01:30:00.000000+10:30')
  })
})

function offsetByIntl(timeZone: string, epochMs: number): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(epochMs)
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value)
  const wallMs = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  )
  return (wallMs - epochMs) / 60_000
}
