import { clock, evening, ordinaryDay } from '../habits.ts'
import type { Life } from '../life.ts'
import { PLACES } from '../place.ts'

export const veteran: Life = {
  id: 'veteran',
  about: 'has ten years of records, leap days among them',
  home: PLACES.newYork,
  historyDays: 3653,
  plan: (day) =>
    ordinaryDay(
      day,
      PLACES.newYork,
      { bed: evening(22, 45), wake: clock(6, 15), jitter: 30, weekendShift: 75 },
      ['running', 'swimming', 'walking'],
      5,
    ),
}
