import { clock, evening, night } from '../habits.ts'
import type { Life } from '../life.ts'
import { PLACES } from '../place.ts'

/** India's offset is five and a half hours, all year. */
export const earlyRiser: Life = {
  id: 'early-riser',
  about: 'lives half an hour off the full hours, and trains before breakfast',
  home: PLACES.kolkata,
  historyDays: 400,
  plan(day) {
    const sleep = night(day, { bed: evening(22), wake: clock(5), jitter: 15 })
    const choices = day.choose('morning', day.number)
    return {
      place: PLACES.kolkata,
      sleeps: [sleep],
      workouts: [
        { start: clock(5, 50), minutes: choices.int(30, 55), sport: choices.pick(['yoga', 'running']) },
      ],
      measuredAt: sleep.wake + 12,
    }
  },
}
