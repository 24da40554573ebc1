import type { Invariant } from './invariant.ts'
import { agree, fitsInTheWindow, inOrder, show, whenNumbers, withinRange } from './rule.ts'

const STRESS = 'stress_data'
const LEVELS = ['low', 'medium', 'high'].map((name) => `${STRESS}.${name}_stress_duration_seconds`)
const TOTAL = `${STRESS}.stress_duration_seconds`
const PARTS = [TOTAL, `${STRESS}.rest_stress_duration_seconds`, `${STRESS}.activity_stress_duration_seconds`]
const AVERAGE = `${STRESS}.avg_stress_level`
const MAX = `${STRESS}.max_stress_level`

/** What holds of the stress of a day. */
export const stressInvariants: readonly Invariant[] = [
  {
    id: 'stress/levels-add-up',
    models: ['daily'],
    grade: 'must',
    basis: 'implied',
    title: 'Low, medium and high stress add up to the time under stress, within 5 % or a minute.',
    reason: 'They are its parts; one of them is in minutes, or swapped with the total.',
    ...whenNumbers([LEVELS[0]!, LEVELS[1]!, LEVELS[2]!, TOTAL], ([low, medium, high, total]) =>
      agree(low + medium + high, total, 0.05, 60)
        ? undefined
        : `${show(low)} + ${show(medium)} + ${show(high)} s, but ${show(total)} s in all`,
    ),
  },
  {
    id: 'stress/fits-in-the-day',
    models: ['daily'],
    grade: 'must',
    basis: 'implied',
    title:
      'Time under stress, at rest and in activity fits between start_time and end_time, within a minute.',
    reason: 'A moment is of one kind; milliseconds break it.',
    ...fitsInTheWindow(PARTS),
  },
  {
    id: 'stress/average-is-below-maximum',
    models: ['daily'],
    grade: 'must',
    basis: 'implied',
    title: 'The average stress level does not exceed the maximum.',
    reason: 'That is what the two mean; they are swapped.',
    ...inOrder([AVERAGE, MAX]),
  },
  {
    id: 'stress/levels-are-0-to-100',
    models: ['daily'],
    grade: 'must',
    basis: 'implied',
    title: 'Stress levels are between 0 and 100.',
    reason: 'A negative level is a provider’s mark for "not measured", which is null at Terra.',
    ...withinRange([AVERAGE, MAX, `${STRESS}.samples[].level`], 0, 100),
  },
  {
    id: 'stress/battery-is-0-to-100',
    models: ['daily'],
    grade: 'must',
    basis: 'implied',
    title: 'Body battery is between 0 and 100.',
    reason: 'It is a charge in percent; charged and drained amounts are not levels.',
    ...withinRange([`${STRESS}.body_battery_samples[].level`], 0, 100),
  },
]
