import { describe, expect, it } from 'vitest'
import type { Records } from '../../../src/partner/data.ts'
import { retimed, spanOf, timesOf } from '../../../src/world/rendering/retime.ts'

const records: Records = {
  at: '/data',
  id: '/id',
  start: '/start',
  end: '/end',
  time: 'dateTime',
}

const EXAMPLE = {
  id: 'x',
  start: '2026-10-24T22:00:00+02:00',
  end: '2026-10-25T06:00:00+01:00',
  day: '2026-10-25',
  dayBefore: '2026-10-23',
  born: '1990-05-17',
  count: 1792,
  samples: [
    { at: '2026-10-24T22:00:00+02:00', bpm: 60 },
    { at: '2026-10-25T03:30:00Z', bpm: 55 },
  ],
  epoch: Date.parse('2026-10-25T00:30:00Z') / 1000,
  local: '2026-10-25T01:30:00.000',
}

/** A nap of a quarter of the example's nine hours, in a zone that is 5:30 ahead. */
const startMs = Date.parse('2028-02-29T08:00:00Z')
const TO = { startMs, endMs: startMs + 2.25 * 3_600_000, offsetAt: () => 330 }

describe('the times of an example', () => {
  const span = spanOf(EXAMPLE, records)!
  const moved = retimed(EXAMPLE, timesOf(EXAMPLE, span), span, TO)

  it('move with the record, in proportion to its length and in their own manner', () => {
    expect(moved).toEqual({
      ...EXAMPLE,
      start: '2028-02-29T13:30:00+05:30',
      end: '2028-02-29T15:45:00+05:30',
      day: '2028-02-29',
      dayBefore: '2028-02-28',
      samples: [
        { at: '2028-02-29T13:30:00+05:30', bpm: 60 },
        { at: '2028-02-29T09:52:30Z', bpm: 55 },
      ],
      epoch: startMs / 1000 + 4050,
      local: '2028-02-29T14:22:30.000',
    })
  })

  it('that are not near the record stay', () => {
    expect(timesOf(EXAMPLE, span).map(({ pointer }) => pointer)).not.toContain('/born')
  })

  it('are not guessed where the example does not tell when it is', () => {
    expect(spanOf({ ...EXAMPLE, start: null }, records)).toBeUndefined()
  })
})
