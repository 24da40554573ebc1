import type { Invariant } from './invariant.ts'
import { numbersAt } from './read.ts'
import { agree, anyOf, fitsInTheWindow, show, whenNumbers, withinRange } from './rule.ts'

const AD = 'active_durations_data'
const INTENSITIES = ['low', 'moderate', 'vigorous'].map((name) => `${AD}.${name}_intensity_seconds`)
const ACTIVITY = `${AD}.activity_seconds`
const PARTS = [ACTIVITY, `${AD}.inactivity_seconds`, `${AD}.rest_seconds`]
const MINUTES = ['inactive', 'low_intensity', 'moderate_intensity', 'high_intensity'].map(
  (name) => `MET_data.num_${name}_minutes`,
)
const LEVELS = 'MET_data.MET_samples[].level'
const models = ['activity', 'daily'] as const

/** What holds of the time spent active, standing and at rest. */
export const activeDurationInvariants: readonly Invariant[] = [
  {
    id: 'active-durations/intensities-add-up',
    models,
    grade: 'must',
    basis: 'implied',
    title: 'Low, moderate and vigorous time add up to activity_seconds, within 5 % or a minute.',
    reason:
      'Terra counts as active all time that is not sedentary, of whatever intensity: one is in another unit.',
    ...whenNumbers(
      [INTENSITIES[0]!, INTENSITIES[1]!, INTENSITIES[2]!, ACTIVITY],
      ([low, mid, high, active]) =>
        agree(low + mid + high, active, 0.05, 60)
          ? undefined
          : `${show(low)} + ${show(mid)} + ${show(high)} s, but ${show(active)} s active`,
    ),
  },
  {
    id: 'active-durations/fit-in-the-window',
    models,
    grade: 'must',
    basis: 'implied',
    title: 'Active, inactive and resting time fit between start_time and end_time, within a minute.',
    reason: 'They do not overlap; minutes for seconds fit only too well, milliseconds do not.',
    ...fitsInTheWindow(PARTS),
  },
  {
    id: 'active-durations/standing-fits-in-a-day',
    models: ['daily'],
    grade: 'must',
    basis: 'implied',
    title: 'One stands in at most 25 hours of a day, for at most 90,000 seconds.',
    reason: 'A day has 25 hours at most, where the clock is put back; minutes were taken for hours.',
    ...anyOf([
      withinRange([`${AD}.standing_hours_count`], 0, 25),
      withinRange([`${AD}.standing_seconds`], 0, 90_000),
    ]),
  },
  {
    id: 'met/minutes-fit-in-the-window',
    models,
    grade: 'must',
    basis: 'implied',
    title: 'The minutes of all MET levels fit between start_time and end_time, within a minute.',
    reason: 'They are the only durations that Terra counts in minutes: seconds were passed on.',
    ...fitsInTheWindow(MINUTES, 60),
  },
  {
    id: 'met/average-lies-among-samples',
    models,
    grade: 'must',
    basis: 'implied',
    title: 'The average MET level lies between the least and the greatest sample.',
    reason: 'An average does; it is another quantity, such as MET minutes.',
    ...whenNumbers(['MET_data.avg_level'], ([average], value) => {
      const levels = numbersAt(value, LEVELS).map((spot) => spot.value)
      if (levels.length === 0) return undefined
      const [least, most] = [Math.min(...levels), Math.max(...levels)]
      if (average >= least - 0.05 && average <= most + 0.05) return undefined
      return `an average of ${show(average)}, samples from ${show(least)} to ${show(most)}`
    }),
    paths: ['MET_data.avg_level', LEVELS],
  },
]
