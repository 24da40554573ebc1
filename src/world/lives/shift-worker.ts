import { modulo } from '../calendar.ts'
import { clock, evening } from '../habits.ts'
import type { Life, LifeDay, SleepPlan } from '../life.ts'
import { PLACES } from '../place.ts'

/** Two early shifts, two late ones, two nights, three days off; every date has the sleeps that end on it. */
export const shiftWorker: Life = {
  id: 'shift-worker',
  about: 'works early, late and night shifts, so half of the sleep is in daytime',
  home: PLACES.newYork,
  historyDays: 400,
  plan(day) {
    const sleeps = sleepsOf(day)
    const choices = day.choose('shift', day.number)
    const free = modulo(day.number, ROTA.length) >= 6
    return {
      place: PLACES.newYork,
      sleeps,
      workouts: free ? [{ start: clock(18, choices.int(0, 59)), minutes: 45, sport: 'rowing' }] : [],
      measuredAt: sleeps[0]!.wake + 20,
    }
  },
}

type Sleep = readonly [bed: number, wake: number, kind: 'sleep' | 'nap']

const ROTA: readonly (readonly Sleep[])[] = [
  [[evening(21, 30), clock(4, 50), 'sleep']],
  [[evening(21, 10), clock(4, 50), 'sleep']],
  [[evening(23, 50), clock(8, 20), 'sleep']],
  [[clock(0, 50), clock(8, 40), 'sleep']],
  [
    [clock(0, 50), clock(8, 20), 'sleep'],
    [clock(16), clock(17, 30), 'nap'],
  ],
  [
    [clock(7, 20), clock(13, 50), 'sleep'],
    [clock(17), clock(18, 15), 'nap'],
  ],
  [[clock(7, 40), clock(12, 40), 'sleep']],
  [[evening(22, 50), clock(8), 'sleep']],
  [[evening(23, 20), clock(8, 30), 'sleep']],
]

function sleepsOf(day: LifeDay): readonly SleepPlan[] {
  const choices = day.choose('sleep', day.number)
  return ROTA[modulo(day.number, ROTA.length)]!.map(([bed, wake, kind]) => ({
    bed: bed + choices.int(-15, 15),
    wake: wake + choices.int(-15, 15),
    isNap: kind === 'nap',
  }))
}
