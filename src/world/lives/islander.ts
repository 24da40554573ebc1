import { clock, ordinaryDay } from '../habits.ts'
import type { Life } from '../life.ts'
import { PLACES } from '../place.ts'

/** On Lord Howe Island summer time is half an hour, so the nights of the change are half an hour off. */
export const islander: Life = {
  id: 'islander',
  about: 'lives where the clocks change by half an hour',
  home: PLACES.lordHowe,
  historyDays: 400,
  plan: (day) =>
    ordinaryDay(
      day,
      PLACES.lordHowe,
      { bed: clock(0, 30), wake: clock(8), jitter: 40 },
      ['walking', 'swimming'],
      5,
    ),
}
