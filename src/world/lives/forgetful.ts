import { clock, evening, ordinaryDay } from '../habits.ts'
import type { Life } from '../life.ts'
import { PLACES } from '../place.ts'

const BLOCK_DAYS = 12

/** In every twelve days the device lies uncharged for one to eight. */
export const forgetful: Life = {
  id: 'forgetful',
  about: 'forgets to wear the device for days',
  home: PLACES.london,
  historyDays: 400,
  plan(day) {
    const block = Math.floor(day.number / BLOCK_DAYS)
    const choices = day.choose('gap', block)
    const from = block * BLOCK_DAYS + choices.int(0, 4)
    if (day.number >= from && day.number < from + choices.int(1, 8)) return undefined
    return ordinaryDay(
      day,
      PLACES.london,
      { bed: evening(23, 30), wake: clock(7, 30), jitter: 45 },
      ['walking'],
      3,
    )
  },
}
