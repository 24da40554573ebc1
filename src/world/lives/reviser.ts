import { clock, evening, ordinaryDay } from '../habits.ts'
import type { Life } from '../life.ts'
import { PLACES } from '../place.ts'

/** Provisional first, final hours or days later, under the same id. */
export const reviser: Life = {
  id: 'reviser',
  about: 'has records that are amended later',
  home: PLACES.newYork,
  historyDays: 400,
  plan: (day) =>
    ordinaryDay(
      day,
      PLACES.newYork,
      { bed: evening(23), wake: clock(6, 45), jitter: 30, weekendShift: 50 },
      ['running', 'cycling'],
      5,
    ),
  fate: (choices) => (choices.chance(0.4) ? { amendedAfterHours: choices.int(1, 70) } : {}),
}
