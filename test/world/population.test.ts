import { fc } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { type ManualClock, manualClock } from '../../src/kernel/clock.ts'
import { DATA_TYPES, type DataType } from '../../src/partner/data.ts'
import { isoDay } from '../../src/world/calendar.ts'
import { LIVES } from '../../src/world/lives.ts'
import { createPopulation, type Happening, type Population } from '../../src/world/population.ts'

const NOW_MS = Date.parse('2026-11-23T10:00:00Z')
const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000

function population(seed = 1, clock: ManualClock = manualClock(NOW_MS)): Population {
  return createPopulation({ seed, clock })
}

function indexOf(life: string): number {
  const index = LIVES.findIndex(({ id }) => id === life)
  if (index < 0) throw new Error(`there is no ${life}`)
  return index
}

function told(happenings: readonly Happening[]): readonly string[] {
  return happenings.map((happening) => JSON.stringify([happening.updatedMs, terraOf(happening)]))
}

function terraOf({
  story,
  terra,
}: Happening): { readonly metadata: Record<string, string | boolean> } & object {
  return terra({ recordId: `${story.type}-${story.day}-${story.nth}`, userId: 'u' }) as never
}

function windowsOf(happenings: readonly Happening[]) {
  return happenings.map((happening) => {
    const { metadata } = terraOf(happening)
    return [metadata.start_time, metadata.end_time] as const
  })
}

describe('lives', () => {
  it('have names of their own, and the first is the plain one', () => {
    expect(new Set(LIVES.map(({ id }) => id)).size).toBe(LIVES.length)
    expect(LIVES[0].id).toBe('steady')
  })

  it('are the same for the same seed, in whatever order they are asked for', () => {
    const ask = fc.tuple(
      fc.nat({ max: LIVES.length - 1 }),
      fc.constantFrom(...DATA_TYPES),
      fc.integer({ min: 1, max: 40 }),
    )
    fc.assert(
      fc.property(fc.array(ask, { minLength: 1, maxLength: 6 }), (asked) => {
        const answers = (people: Population, order: typeof asked) =>
          new Map(
            order.map(([user, type, days]) => [
              `${user} ${type} ${days}`,
              told(people.happenings(user, type, NOW_MS - days * DAY_MS, NOW_MS - (days - 2) * DAY_MS)),
            ]),
          )
        const forwards = answers(population(), asked)
        const backwards = answers(population(), [...asked].reverse())
        for (const [key, records] of forwards) expect(backwards.get(key)).toEqual(records)
      }),
      { seed: 20261123, numRuns: 25 },
    )
  })

  it('differ with the seed', () => {
    const nights = (seed: number) =>
      told(population(seed).happenings(0, 'sleep', NOW_MS - 5 * DAY_MS, NOW_MS))
    expect(nights(1)).not.toEqual(nights(2))
  })

  it('are the same when the world is made again later in the week', () => {
    const week = (clock: ManualClock) =>
      told(population(1, clock).happenings(10, 'sleep', NOW_MS - 30 * DAY_MS, NOW_MS))
    expect(week(manualClock(NOW_MS))).toEqual(week(manualClock(NOW_MS + 5 * DAY_MS)))
    expect(week(manualClock(NOW_MS))).toHaveLength(1)
  })

  it('split a window without losing or doubling what lies across the split', () => {
    const people = population()
    fc.assert(
      fc.property(
        fc.nat({ max: LIVES.length - 1 }),
        fc.constantFrom<DataType>('sleep', 'activity', 'daily', 'body', 'nutrition'),
        fc.tuple(fc.nat({ max: 2000 }), fc.nat({ max: 500 }), fc.nat({ max: 500 })),
        (user, type, [startHours, first, second]) => {
          const fromMs = NOW_MS - startHours * HOUR_MS
          const middleMs = fromMs + first * HOUR_MS
          const toMs = middleMs + second * HOUR_MS
          const keys = (a: number, b: number) =>
            people.happenings(user, type, a, b).map(({ story }) => `${story.day} ${story.nth}`)
          const parts = new Set([...keys(fromMs, middleMs), ...keys(middleMs, toMs)])
          const whole = keys(fromMs, toMs)
          expect(parts).toEqual(new Set(whole))
          expect(new Set(whole).size).toBe(whole.length)
        },
      ),
      { seed: 20261123, numRuns: 150 },
    )
  })

  it('give back only what overlaps the window, by start', () => {
    const people = population()
    const [fromMs, toMs] = [NOW_MS - 9 * DAY_MS, NOW_MS - 2 * DAY_MS]
    const found = people.happenings(indexOf('napper'), 'sleep', fromMs, toMs)
    expect(found.length).toBeGreaterThan(7)
    for (const { startMs, endMs } of found) expect(startMs < toMs && endMs > fromMs).toBe(true)
    expect(found.map(({ startMs }) => startMs)).toEqual(
      found.map(({ startMs }) => startMs).sort((a, b) => a - b),
    )
  })
})

describe('the plain user', () => {
  it.each(DATA_TYPES.filter((type) => type !== 'athlete'))('has %s on every date up to now', (type) => {
    const found = population().happenings(0, type, NOW_MS - 60 * DAY_MS, NOW_MS)
    const days = found.map(({ story }) => story.day)
    for (const [index, day] of days.entries()) expect(day).toBe(days[0]! + index)
    expect(NOW_MS - found.at(-1)!.updatedMs).toBeLessThan(DAY_MS)
  })

  it('has one profile, whatever the window', () => {
    const people = population()
    expect(people.happenings(0, 'athlete', NOW_MS - 1, NOW_MS)).toHaveLength(1)
    expect(people.happenings(0, 'athlete', Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY)).toHaveLength(
      1,
    )
  })
})

describe('as the clock moves', () => {
  it('records appear once they have ended and were synced, and stay as they are', async () => {
    const clock = manualClock(NOW_MS)
    const people = population(1, clock)
    const ask = () => people.happenings(0, 'sleep', NOW_MS - 3 * DAY_MS, NOW_MS + 30 * DAY_MS)
    const before = told(ask())
    await clock.advance(2 * DAY_MS)
    expect(told(ask()).slice(0, before.length)).toEqual(before)
    expect(ask()).toHaveLength(before.length + 2)
    for (const { endMs, updatedMs } of ask()) {
      expect(updatedMs).toBeGreaterThan(endMs)
      expect(updatedMs).toBeLessThanOrEqual(endMs + 3 * HOUR_MS)
      expect(updatedMs).toBeLessThanOrEqual(clock.epochMs())
    }
  })

  it('the totals of the day run on and never fall', async () => {
    const clock = manualClock(Date.parse('2026-11-23T00:00:00Z'))
    const people = population(1, clock)
    const today = () =>
      people.happenings(0, 'daily', Date.parse('2026-11-23T12:00:00Z'), Date.parse('2026-11-23T13:00:00Z'))[0]
    const seen: (readonly number[])[] = []
    for (let hour = 0; hour < 40; hour++) {
      await clock.advance(HOUR_MS)
      const happening = today()
      if (happening === undefined) continue
      const { distance_data, calories_data, active_durations_data } = terraOf(happening) as never as Record<
        string,
        Record<string, number>
      >
      seen.push([
        happening.updatedMs,
        distance_data!.steps!,
        distance_data!.distance_meters!,
        calories_data!.total_burned_calories!,
        active_durations_data!.activity_seconds!,
      ])
    }
    expect(seen.length).toBeGreaterThan(30)
    for (const [index, totals] of seen.entries()) {
      for (const [column, value] of totals.entries())
        expect(value).toBeGreaterThanOrEqual(seen[index - 1]?.[column] ?? 0)
    }
    expect(new Set(seen.map(([updatedMs]) => updatedMs)).size).toBeGreaterThan(5)
    expect(seen.at(-1)![1]).toBeGreaterThan(seen[0]![1]!)
  })

  it('amended records keep their start, are final in the end, and say when', async () => {
    const clock = manualClock(NOW_MS)
    const people = population(1, clock)
    const user = indexOf('reviser')
    const changes = () => people.turns(user, 'sleep', NOW_MS, NOW_MS + 10 * DAY_MS)
    expect(changes()).toEqual([])
    await clock.advance(10 * DAY_MS)
    const amended = changes().filter(({ kind }) => kind === 'amended')
    expect(amended.length).toBeGreaterThan(1)
    for (const { atMs, happening } of amended) {
      const created = changes().find(
        ({ kind, happening: { story } }) => kind === 'created' && story === happening.story,
      )
      expect(happening.updatedMs).toBe(atMs)
      if (created === undefined) continue
      expect(created.atMs).toBeLessThan(atMs)
      expect(created.happening.startMs).toBe(happening.startMs)
      expect(created.happening.endMs).toBeLessThan(happening.endMs)
    }
  })

  it('deleted records vanish', async () => {
    const clock = manualClock(NOW_MS)
    const people = population(1, clock)
    const user = indexOf('tidier')
    const ask = () => people.happenings(user, 'activity', NOW_MS - 4 * DAY_MS, NOW_MS + 14 * DAY_MS)
    await clock.advance(14 * DAY_MS)
    const deleted = people
      .turns(user, 'activity', NOW_MS, NOW_MS + 14 * DAY_MS)
      .filter(({ kind }) => kind === 'deleted')
    expect(deleted.length).toBeGreaterThan(0)
    const alive = new Set(ask().map(({ story }) => story))
    for (const { happening } of deleted) expect(alive.has(happening.story)).toBe(false)
  })

  it('tells every change exactly once, however the time is cut', async () => {
    const clock = manualClock(NOW_MS)
    const people = population(1, clock)
    await clock.advance(6 * DAY_MS)
    const keys = (user: number, a: number, b: number) =>
      people
        .turns(user, 'daily', a, b)
        .map(({ kind, atMs, happening: { story } }) => `${kind} ${atMs} ${story.day}`)
    for (const user of [0, indexOf('reviser'), indexOf('late-syncer')]) {
      const whole = keys(user, NOW_MS, NOW_MS + 6 * DAY_MS)
      const parts = [0, 1, 2, 3, 4, 5].flatMap((day) =>
        keys(user, NOW_MS + day * DAY_MS, NOW_MS + (day + 1) * DAY_MS),
      )
      expect(parts).toEqual(whole)
      expect(whole.length).toBeGreaterThan(0)
    }
  })
})

describe('nights in which the clocks change', () => {
  it.each([
    ['steady', '2026-03-29', '+01:00', '+02:00'],
    ['steady', '2026-10-25', '+02:00', '+01:00'],
    ['veteran', '2026-03-08', '-05:00', '-04:00'],
    ['veteran', '2026-11-01', '-04:00', '-05:00'],
    ['islander', '2026-04-05', '+11:00', '+10:30'],
    ['islander', '2026-10-04', '+10:30', '+11:00'],
  ])('%s on %s: from %s to %s', (life, day, before, after) => {
    const atMs = Date.parse(day)
    const nights = windowsOf(population().happenings(indexOf(life), 'sleep', atMs - DAY_MS, atMs + DAY_MS))
    const [start, end] = nights.find(([, endTime]) => String(endTime).startsWith(day))!
    expect(String(start).slice(-6)).toBe(before)
    expect(String(end).slice(-6)).toBe(after)
  })

  it('make days of 23, 25, 23.5 and 24.5 hours', () => {
    const hours = (life: string, day: string) => {
      const atMs = Date.parse(day) + 6 * HOUR_MS
      const found = population().happenings(indexOf(life), 'daily', atMs, atMs + 1)
      return found.map(({ startMs, endMs }) => (endMs - startMs) / HOUR_MS)
    }
    expect(hours('steady', '2026-03-29')).toEqual([23])
    expect(hours('steady', '2026-10-25')).toEqual([25])
    expect(hours('islander', '2026-10-04')).toContain(23.5)
    expect(hours('islander', '2026-04-05')).toContain(24.5)
  })
})

describe('special lives', () => {
  const people = population()
  const of = (life: string, type: DataType, days: number) =>
    people.happenings(indexOf(life), type, NOW_MS - days * DAY_MS, NOW_MS)

  it('the traveller skips a date on the way west and lives one twice on the way east', () => {
    const days = of('traveller', 'daily', 120)
    const steps = days.slice(1).map(({ story }, index) => story.day - days[index]!.story.day)
    expect(new Set(steps)).toEqual(new Set([1, 2]))
    const starts = windowsOf(of('traveller', 'activity', 120)).map(([start]) => String(start))
    const twice = starts.filter((start) => start.endsWith('-10:00')).map((start) => start.slice(0, 10))
    expect(starts.some((start) => start.endsWith('+13:00') && twice.includes(start.slice(0, 10)))).toBe(true)
  })

  it('the shift worker sleeps in daytime', () => {
    const hours = windowsOf(of('shift-worker', 'sleep', 30)).map(([start]) =>
      Number(String(start).slice(11, 13)),
    )
    expect(hours.some((hour) => hour >= 7 && hour <= 9)).toBe(true)
    expect(hours.some((hour) => hour >= 20)).toBe(true)
  })

  it('the early riser is half an hour off the full hours', () => {
    expect(
      windowsOf(of('early-riser', 'sleep', 3))
        .flat()
        .every((time) => String(time).endsWith('+05:30')),
    ).toBe(true)
  })

  it('the napper naps', () => {
    const naps = of('napper', 'sleep', 30).filter((happening) => terraOf(happening).metadata.is_nap === true)
    expect(naps.length).toBeGreaterThan(10)
  })

  it('two devices record each night', () => {
    const nights = of('two-devices', 'sleep', 10)
    const devices = nights.map(
      (night) => (terraOf(night) as never as { device_data: { name: string } }).device_data.name,
    )
    expect(new Set(devices).size).toBe(2)
    expect(nights.length).toBeGreaterThanOrEqual(18)
  })

  it('the forgetful one has gaps of days', () => {
    const days = of('forgetful', 'daily', 200).map(({ story }) => story.day)
    expect(Math.max(...days.slice(1).map((day, index) => day - days[index]!))).toBeGreaterThan(4)
  })

  it('the newcomer has one record of each type', () => {
    for (const type of ['sleep', 'activity', 'daily', 'body', 'athlete'] as const)
      expect(people.happenings(indexOf('newcomer'), type, Number.NEGATIVE_INFINITY, NOW_MS)).toHaveLength(1)
  })

  it('the veteran has ten years, leap days among them', () => {
    const days = people
      .happenings(indexOf('veteran'), 'daily', 0, NOW_MS)
      .map(({ story }) => isoDay(story.day))
    expect(days.length).toBeGreaterThan(3650)
    expect(days).toContain('2020-02-29')
    expect(days).toContain('2024-02-29')
  })

  it('the leapling was born on 29 February and is a year older on 1 March', async () => {
    const clock = manualClock(Date.parse('2027-02-28T00:00:00Z'))
    const born = population(1, clock)
    const age = () =>
      born
        .happenings(indexOf('leapling'), 'athlete', 0, clock.epochMs())
        .map((happening) => terraOf(happening) as never as { age: number; date_of_birth: string })[0]!
    expect(age()).toMatchObject({ age: 26, date_of_birth: '2000-02-29' })
    await clock.advance(2 * DAY_MS)
    expect(age()).toMatchObject({ age: 27 })
  })

  it('the late syncer hands over three days at once', () => {
    const updated = of('late-syncer', 'sleep', 30).map(({ updatedMs }) => updatedMs)
    expect(new Set(updated).size).toBeLessThanOrEqual(Math.ceil(updated.length / 2))
  })
})
