import { clock, evening, ordinaryDay } from '../habits.ts'
import type { Life } from '../life.ts'
import { PLACES } from '../place.ts'

/** The user to try things with: every type of data on every date, nothing late, amended or deleted. */
export const steady: Life = {
  id: 'steady',
  about: 'sleeps and trains regularly, every type of data on every date',
  home: PLACES.berlin,
  historyDays: 400,
  traits: { sex: 'female' },
  plan: (day) =>
    ordinaryDay(day, PLACES.berlin, { bed: evening(23), wake: clock(7), jitter: 25, weekendShift: 40 }, [
      'running',
      'cycling',
      'rowing',
      'walking',
      'swimming',
      'yoga',
    ]),
}
