import { clock, evening, ordinaryDay } from '../habits.ts'
import type { Life, SleepPlan } from '../life.ts'
import { PLACES } from '../place.ts'

export const napper: Life = {
  id: 'napper',
  about: 'naps after lunch, on Sundays twice a day now and then',
  home: PLACES.lisbon,
  historyDays: 400,
  plan(day) {
    const plan = ordinaryDay(
      day,
      PLACES.lisbon,
      { bed: evening(23, 45), wake: clock(6, 45), jitter: 20 },
      ['walking', 'cycling'],
      3,
    )
    const choices = day.choose('nap', day.number)
    const nap = (start: number, minutes: number): SleepPlan => ({
      bed: start,
      wake: start + minutes,
      isNap: true,
    })
    const naps = [
      ...(choices.chance(0.8) ? [nap(clock(13, choices.int(20, 59)), choices.int(18, 85))] : []),
      ...(choices.chance(0.1) ? [nap(clock(20, choices.int(10, 40)), choices.int(15, 30))] : []),
    ]
    return { ...plan, sleeps: [...plan.sleeps, ...naps] }
  },
}
