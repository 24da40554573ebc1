import { clock, evening, ordinaryDay } from '../habits.ts'
import type { Life } from '../life.ts'
import { PLACES } from '../place.ts'

/** What a client polls for today arrives with the records of two days ago. */
export const lateSyncer: Life = {
  id: 'late-syncer',
  about: 'opens the app every third day, so records arrive late and all at once',
  home: PLACES.losAngeles,
  historyDays: 400,
  syncEveryHours: 72,
  plan: (day) =>
    ordinaryDay(
      day,
      PLACES.losAngeles,
      { bed: evening(23, 15), wake: clock(7, 15), jitter: 40 },
      ['cycling', 'rowing'],
      4,
    ),
}
