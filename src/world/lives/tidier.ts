import { clock, evening, ordinaryDay } from '../habits.ts'
import type { Life } from '../life.ts'
import { PLACES } from '../place.ts'

export const tidier: Life = {
  id: 'tidier',
  about: 'deletes records',
  home: PLACES.stJohns,
  historyDays: 400,
  plan: (day) =>
    ordinaryDay(
      day,
      PLACES.stJohns,
      { bed: evening(22, 30), wake: clock(6, 30), jitter: 20 },
      ['walking', 'yoga'],
      5,
    ),
  fate: (choices) => (choices.chance(0.2) ? { deletedAfterHours: choices.int(2, 72) } : {}),
}
