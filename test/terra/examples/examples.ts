import type { Models } from '../../../src/terra/model.ts'
import { bodyDay } from './body-day.ts'
import { athlete, cycleDay, user } from './cycle-day.ts'
import { day } from './day.ts'
import { meals } from './meals.ts'
import { night } from './night.ts'
import { workout } from './workout.ts'

/** One object of each model in which everything fits, and most fields are filled. */
export const EXAMPLES: Models = {
  sleep: night,
  activity: workout,
  daily: day,
  body: bodyDay,
  nutrition: meals,
  menstruation: cycleDay,
  athlete,
  user,
}

/** When the examples are judged: 2026-11-04T12:00Z, in milliseconds. */
export const NOW_MS: number = Date.UTC(2026, 10, 4, 12)
