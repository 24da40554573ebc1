import { clock, evening, ordinaryDay } from '../habits.ts'
import type { Life } from '../life.ts'
import { PLACES } from '../place.ts'

/** Tried the device once. */
export const newcomer: Life = {
  id: 'newcomer',
  about: 'has one record of each type, and no more',
  home: PLACES.london,
  historyDays: 3,
  plan: (day) =>
    day.age === 0
      ? ordinaryDay(day, PLACES.london, { bed: evening(23), wake: clock(7), jitter: 30 }, ['walking'])
      : undefined,
}
