import { fc, test } from '@fast-check/vitest'
import { Temporal } from 'temporal-polyfill'
import { describe, expect } from 'vitest'
import { judgeModel } from '../../src/terra/judge.ts'
import { EXAMPLES } from './examples/examples.ts'

/** Moments at which a zone changed its clocks in 2026, forward and back. */
const CHANGES = [
  ['Europe/Berlin', '2026-03-29T01:00:00Z'],
  ['Europe/Berlin', '2026-10-25T01:00:00Z'],
  ['America/New_York', '2026-03-08T07:00:00Z'],
  ['America/New_York', '2026-11-01T06:00:00Z'],
  ['Australia/Lord_Howe', '2026-04-04T15:00:00Z'],
  ['Australia/Lord_Howe', '2026-10-03T15:30:00Z'],
  ['Asia/Kathmandu', '2026-06-01T00:00:00Z'],
] as const

interface Move {
  readonly zone: string
  /** When the moved object starts. */
  readonly start: Temporal.Instant
  readonly isLocal: boolean
}

/** The object with all its moments moved, told by the clocks of a zone. */
function moved(value: object, { zone, start, isLocal }: Move): unknown {
  const text = JSON.stringify(value)
  const original = /"start_time":"([^"]+)"/.exec(text)![1]!
  const shift = Temporal.Instant.from(original).until(start)
  return JSON.parse(text, (_key, item) => {
    if (typeof item !== 'string' || !/^\d{4}-\d\d-\d\dT.*[+-]\d\d:\d\d$/.test(item)) return item
    const there = Temporal.Instant.from(item).add(shift).toZonedDateTimeISO(zone)
    const options = { fractionalSecondDigits: 6, timeZoneName: 'never' } as const
    return there.toString({ ...options, offset: isLocal ? 'never' : 'auto' })
  })
}

const moves = fc
  .tuple(fc.constantFrom(...CHANGES), fc.integer({ min: -600, max: 60 }), fc.boolean())
  .map(([[zone, change], minutes, isLocal]): Move => {
    return { zone, start: Temporal.Instant.from(change).add({ minutes }), isLocal }
  })

describe('where the clocks change', () => {
  test.prop([moves], { seed: 20_261_123, numRuns: 200 })(
    'a sound night is sound, with and without offsets',
    (move) => {
      expect(judgeModel('sleep', moved(EXAMPLES.sleep, move))).toEqual([])
    },
  )

  test.prop([moves], { seed: 20_261_123, numRuns: 200 })(
    'a sound workout is sound, with and without offsets',
    (move) => {
      expect(judgeModel('activity', moved(EXAMPLES.activity, move))).toEqual([])
    },
  )
})
