import { describe, expect, it } from 'vitest'
import type { Records } from '../../src/partner/data.ts'
import { formatFixedOffset, OFFSET_UNITS, parseFixedOffset } from '../../src/partner/offset-unit.ts'
import { recordClock } from '../../src/partner/record-clock.ts'

/** Berlin, the night in which summer time ends: from 23:30 at +02:00 to 06:30 at +01:00, eight hours. */
const START = '2026-10-24T21:30:00.000Z'
const END = '2026-10-25T05:30:00.000Z'
const LOCAL = { start: '2026-10-24T23:30:00', end: '2026-10-25T06:30:00' }

const DECLARED: Records = { at: '', id: '/id', start: '/start', end: '/end', time: 'localDateTime' }
const beside = (unit: (typeof OFFSET_UNITS)[number], time: Records['time'] = 'localDateTime'): Records => ({
  ...DECLARED,
  time,
  offset: { at: '/zone', unit },
})

function read(records: Records, record: unknown, userZone?: string) {
  const { instant, offsetMinutes } = recordClock(records, record, userZone)
  const iso = (value: unknown) => {
    const ms = instant(records.time, value)
    return ms === undefined ? undefined : new Date(ms).toISOString()
  }
  const { start, end } = record as { readonly start: unknown; readonly end: unknown }
  return [iso(start), iso(end), offsetMinutes]
}

describe('the clock of a record', () => {
  it.each([
    ['an IANA name, whose clocks change in the night', beside('zone'), { ...LOCAL, zone: 'Europe/Berlin' }],
    ['no offset in the record, the zone of the user', DECLARED, LOCAL, 'Europe/Berlin'],
    [
      'epochs and an IANA name',
      beside('zone', 'epochSeconds'),
      { start: Date.parse(START) / 1000, end: Date.parse(END) / 1000, zone: 'Europe/Berlin' },
    ],
    [
      'UTC, and the start in local time',
      beside('local', 'dateTime'),
      { start: START, end: END, zone: LOCAL.start },
    ],
    [
      'offsets of their own',
      { ...DECLARED, time: 'dateTime' },
      { start: `${LOCAL.start}+02:00`, end: `${LOCAL.end}+01:00` },
    ],
  ] as [string, Records, object, string?][])('%s', (_, records, record, userZone) => {
    expect(read(records, record, userZone)).toEqual([START, END, 120])
  })

  it.each([
    ['s', 7200],
    ['s', '7200'],
    ['min', 120],
    ['ms', 7_200_000],
    ['iso', '+02:00'],
    ['iso', '+0200'],
    ['duration', '7200s'],
  ] as const)('one offset for both times in %s: %j', (unit, zone) => {
    const record = { start: LOCAL.start, end: '2026-10-25T07:30:00', zone }
    expect(read(beside(unit), record)).toEqual([START, END, 120])
  })

  it.each([
    ['zone', 'Europe/Atlantis'],
    ['zone', 120],
    ['duration', 7200],
    ['duration', '2h'],
    ['s', null],
    ['s', ''],
    ['iso', 7200],
    ['local', 'yesterday'],
  ] as const)('an offset as %s that is %j is none, and the wall clock counts as UTC', (unit, zone) => {
    expect(read(beside(unit), { ...LOCAL, zone })).toEqual([
      '2026-10-24T23:30:00.000Z',
      '2026-10-25T06:30:00.000Z',
      undefined,
    ])
  })

  it('the zone of the user explains no time that carries an offset, and none that has one beside it', () => {
    const own = { start: '2026-10-24T21:30:00Z', end: '2026-10-25T05:30:00Z' }
    expect(read({ ...DECLARED, time: 'dateTime' }, own, 'Asia/Tokyo')).toEqual([START, END, 0])
    expect(read(beside('zone'), { ...LOCAL, zone: 'Europe/Berlin' }, 'Asia/Tokyo')).toEqual([START, END, 120])
  })

  it('an object of year, month and day is its midnight', () => {
    const day = { year: 2026, month: 10, day: 25 }
    const records = { ...beside('zone', 'dateObject') }
    expect(
      read(records, { start: day, end: { year: 2026, month: 2, day: 30 }, zone: 'Europe/Berlin' }),
    ).toEqual(['2026-10-24T22:00:00.000Z', undefined, 120])
  })
})

it.each(OFFSET_UNITS.filter((unit) => unit !== 'zone' && unit !== 'local'))(
  'an offset in %s reads as it was written, those of half hours included',
  (unit) => {
    for (const minutes of [0, 60, -210, 345, 840])
      expect(parseFixedOffset(unit, formatFixedOffset(unit, minutes))).toBe(minutes)
  },
)
