import { clock, evening, ordinaryDay } from '../habits.ts'
import type { Life } from '../life.ts'
import { PLACES } from '../place.ts'

/** The watch sees nearly the same night as the ring, under an id of its own. */
export const twoDevices: Life = {
  id: 'two-devices',
  about: 'wears a ring and a watch, so each night is recorded twice',
  home: PLACES.berlin,
  historyDays: 400,
  devices: [
    { name: 'Ring', manufacturer: 'Halo' },
    { name: 'Watch', manufacturer: 'Halo' },
  ],
  plan(day) {
    const plan = ordinaryDay(
      day,
      PLACES.berlin,
      { bed: evening(22, 45), wake: clock(6, 30), jitter: 20, weekendShift: 60 },
      ['running', 'rowing'],
      4,
    )
    const choices = day.choose('watch', day.number)
    const watched = plan.sleeps.map((sleep) => ({
      ...sleep,
      bed: sleep.bed + choices.int(2, 12),
      wake: sleep.wake + choices.int(-8, 4),
      device: 1,
    }))
    return {
      ...plan,
      sleeps: [...plan.sleeps, ...watched],
      workouts: plan.workouts.map((workout) => ({ ...workout, device: 1 })),
    }
  },
}
