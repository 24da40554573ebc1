import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { timeZone } from '../../src/kernel/time-zone.ts'

const HOUR_MS = 3_600_000
const wall = (text: string) => Date.parse(`${text}Z`)

describe('a zone', () => {
  it.each([
    // The hour from 2 to 3 comes twice: the first is still in summer time.
    ['Europe/Berlin', '2026-10-25T02:30:00', '2026-10-25T00:30:00Z'],
    // The hour from 2 to 3 is skipped: half past two would be half past three.
    ['Europe/Berlin', '2026-03-29T02:30:00', '2026-03-29T01:30:00Z'],
    ['America/New_York', '2026-11-01T01:15:00', '2026-11-01T05:15:00Z'],
    ['Australia/Lord_Howe', '2026-04-05T01:45:00', '2026-04-04T14:45:00Z'],
    ['Asia/Kathmandu', '2026-06-30T00:00:00', '2026-06-29T18:15:00Z'],
    // A name from before the database had continents; Java still gives it.
    ['Japan', '2026-06-30T00:00:00', '2026-06-29T15:00:00Z'],
    ['UTC', '2026-06-30T00:00:00', '2026-06-30T00:00:00Z'],
  ])('%s, %s on the wall is one instant', (name, shown, instant) => {
    expect(new Date(timeZone(name)!.instant(wall(shown))).toISOString()).toBe(instant.replace('Z', '.000Z'))
  })

  it('agrees with Temporal on any clock of any day, those of skipped and repeated hours included', () => {
    const zones = [
      'Europe/Berlin',
      'America/St_Johns',
      'Australia/Lord_Howe',
      'Pacific/Auckland',
      'Asia/Tehran',
    ]
    const nearChange = fc.constantFrom(
      '2026-03-08T07',
      '2026-03-29T01',
      '2026-04-04T15',
      '2026-10-25T01',
      '2026-11-01T06',
    )
    const epochMs = fc.oneof(
      fc.integer({ min: 0, max: 4_000_000_000 }).map((seconds) => seconds * 1000),
      fc
        .tuple(nearChange, fc.integer({ min: -3600, max: 3600 }))
        .map(([hour, s]) => Date.parse(`${hour}:00:00Z`) + s * 1000),
    )
    fc.assert(
      fc.property(fc.constantFrom(...zones), epochMs, (name, ms) => {
        const zone = timeZone(name)!
        const there = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(name)
        expect(zone.offsetMinutes(ms)).toBe(there.offsetNanoseconds / 6e10)
        const local = Temporal.PlainDateTime.from(new Date(ms).toISOString().slice(0, 19))
        expect(zone.instant(ms)).toBe(
          local.toZonedDateTime(name, { disambiguation: 'compatible' }).epochMilliseconds,
        )
      }),
      { seed: 18, numRuns: 300 },
    )
  })

  it('has an answer for any number', () => {
    const zone = timeZone('Europe/Berlin')!
    expect(zone.offsetMinutes(1e30)).toBe(zone.offsetMinutes(8e15))
    expect(zone.offsetMinutes(-1e30)).toBeLessThan(HOUR_MS)
  })
})

it.each(['', 'Europe/Atlantis', 'Atlantis', '+01:00', 'CET', 'EST', 'Z', 'Europe/Berlin ', '../etc'])(
  '%j is no zone',
  (name) => {
    expect(timeZone(name)).toBeUndefined()
  },
)
