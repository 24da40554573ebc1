import { clock, evening, ordinaryDay } from '../habits.ts'
import type { Life } from '../life.ts'
import { PLACES } from '../place.ts'

/** Four years and a week of history always hold a leap day. */
export const leapling: Life = {
  id: 'leapling',
  about: 'was born on 29 February, and has records of the last one',
  home: PLACES.auckland,
  historyDays: 1468,
  traits: { born: '2000-02-29' },
  plan: (day) =>
    ordinaryDay(
      day,
      PLACES.auckland,
      { bed: evening(23), wake: clock(7), jitter: 35 },
      ['walking', 'running'],
      4,
    ),
}
