import { describe, expect, it } from 'vitest'
import { manualClock } from '../../src/kernel/clock.ts'
import { DATA_TYPES, type DataType } from '../../src/partner/data.ts'
import { judgeModel, judgeUser } from '../../src/terra/judge.ts'
import { terraValidator } from '../../src/terra/model.ts'
import { LIVES } from '../../src/world/lives.ts'
import { createPopulation } from '../../src/world/population.ts'

const DAY_MS = 86_400_000

/** From when, and how many days: around a leap day, around changes of the clocks, and up to the present. */
const WINDOWS = [
  ['2024-02-28', 3],
  ['2026-03-07', 3],
  ['2026-03-28', 3],
  ['2026-04-04', 3],
  ['2026-10-03', 3],
  ['2026-10-24', 3],
  ['2026-10-31', 3],
  ['2026-11-14', 9],
] as const

/** Once around the world. */
const FOUR_WEEKS = [['2026-10-26', 28]] as const

const NOW_MS = Date.parse('2026-11-23T10:00:00Z')

/** What two devices record, and nobody else may. */
const TOLD_TWICE = ['records/are-not-told-twice', 'records/one-main-sleep-a-night']

describe.each(LIVES.map(({ id }, index) => [id, index] as const))('%s', (life, userIndex) => {
  it.each([
    [1, WINDOWS],
    [2, life === 'traveller' ? FOUR_WEEKS : WINDOWS.slice(-1)],
  ])('obeys the schema and every invariant of Terra, with seed %i', (seed, windows) => {
    const people = createPopulation({ seed, clock: manualClock(NOW_MS) })
    let judged = 0
    for (const [start, days] of windows) {
      const fromMs = Date.parse(start)
      const records = (type: DataType) =>
        people
          .happenings(userIndex, type, fromMs, fromMs + days * DAY_MS)
          .map(({ story, terra }) => terra({ recordId: `${story.day}-${story.nth}`, userId: 'u' }))
      const all = Object.fromEntries(DATA_TYPES.map((type) => [type, records(type)]))
      for (const type of DATA_TYPES) {
        for (const value of all[type]!) {
          judged++
          expect(terraValidator(type)(value)).toEqual([])
          expect(judgeModel(type, value, { nowMs: NOW_MS })).toEqual([])
        }
      }
      const breaches = judgeUser(all).map(({ id }) => id)
      expect(breaches.filter((id) => life !== 'two-devices' || !TOLD_TWICE.includes(id))).toEqual([])
    }
    expect(judged).toBeGreaterThan(3)
  })
})

it('tells of the present what holds at any hour of the day', async () => {
  const clock = manualClock(Date.parse('2026-10-25T00:00:00Z'))
  const people = createPopulation({ seed: 3, clock })
  for (let hour = 0; hour < 30; hour += 2) {
    await clock.advance(2 * 3_600_000)
    for (const userIndex of [0, 3, 8]) {
      const all = Object.fromEntries(
        DATA_TYPES.map((type) => [
          type,
          people
            .happenings(userIndex, type, clock.epochMs() - DAY_MS, clock.epochMs() + DAY_MS)
            .map(({ story, terra }) => terra({ recordId: `${story.day}-${story.nth}`, userId: 'u' })),
        ]),
      )
      for (const type of DATA_TYPES)
        for (const value of all[type]!)
          expect(judgeModel(type, value, { nowMs: clock.epochMs() })).toEqual([])
      expect(judgeUser(all)).toEqual([])
    }
  }
})
