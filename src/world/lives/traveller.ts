import { modulo } from '../calendar.ts'
import { clock, evening, ordinaryDay } from '../habits.ts'
import type { Life } from '../life.ts'
import { PLACES, type Place } from '../place.ts'

/**
 * Around the world westwards in four weeks: from Los Angeles to Auckland the 15th date is skipped, and the 21st, which
 * ends in Auckland, is lived again in Honolulu.
 */
export const traveller: Life = {
  id: 'traveller',
  about: 'goes around the world every four weeks, across the date line in both directions',
  home: PLACES.london,
  historyDays: 400,
  plan(day) {
    const leg = modulo(day.number, CYCLE_DAYS)
    if (leg === SKIPPED) return undefined
    const place = whereOn(leg)
    const plan = ordinaryDay(
      day,
      place,
      { bed: evening(23), wake: clock(7), jitter: 30 },
      ['walking', 'running'],
      4,
    )
    if (leg === CYCLE_DAYS - 1) return { ...plan, workouts: [] }
    if (leg !== LIVED_TWICE) return plan
    const again = { start: clock(16), minutes: 50, sport: 'walking', place: PLACES.honolulu } as const
    return { ...plan, workouts: [{ start: clock(8), minutes: 40, sport: 'running' }, again] }
  },
}

const CYCLE_DAYS = 28
const SKIPPED = 14
const LIVED_TWICE = 20

function whereOn(leg: number): Place {
  if (leg < 7) return PLACES.london
  if (leg < SKIPPED) return PLACES.losAngeles
  return leg <= LIVED_TWICE ? PLACES.auckland : PLACES.honolulu
}
