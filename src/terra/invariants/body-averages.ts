import type { Finding, Invariant } from './invariant.ts'
import { numberAt, numbersAt } from './read.ts'
import { agree, firstOf, mean, pointerOf, show, whenNumbers } from './rule.ts'

const M = 'measurements_data'
const MEASURED = [
  'weight_kg',
  'height_cm',
  'bodyfat_percentage',
  'water_percentage',
  'bone_mass_g',
  'muscle_mass_g',
  'lean_mass_g',
  'skin_fold_mm',
  'estimated_fitness_age',
  'visceral_fat_level',
  'insulin_units',
] as const

/** Each average of a day, and the samples it is taken of. */
const AVERAGES: readonly (readonly [average: string, samples: string])[] = [
  ...MEASURED.map((key): [string, string] => [`${M}.day_avg_${key}`, `${M}.measurements[].${key}`]),
  ...['BMI', 'BMR', 'RMR'].map((key): [string, string] => [
    `${M}.day_avg_${key.toLowerCase()}`,
    `${M}.measurements[].${key}`,
  ]),
  ...['systolic_bp', 'diastolic_bp'].map((key): [string, string] => [
    `blood_pressure_data.day_avg_${key}`,
    `blood_pressure_data.blood_pressure_samples[].${key}`,
  ]),
  ...['body', 'skin', 'ambient'].map((name): [string, string] => [
    `temperature_data.day_avg_${name}_temperature_celsius`,
    `temperature_data.${name}_temperature_samples[].temperature_celsius`,
  ]),
  [
    'glucose_data.day_avg_blood_glucose_mg_per_dL',
    'glucose_data.blood_glucose_samples[].blood_glucose_mg_per_dL',
  ],
  [
    'glucose_data.day_avg_detailed_blood_glucose_mg_per_dL',
    'glucose_data.detailed_blood_glucose_samples[].blood_glucose_mg_per_dL',
  ],
  ['ketone_data.day_avg_ketone_mg_per_dL', 'ketone_data.ketone_samples[].ketone_mg_per_dL'],
  ['hydration_data.day_avg_hydration_kg', 'hydration_data.hydration_amount_samples[].hydration_kg'],
  ['oxygen_data.day_avg_vo2max_ml_per_min_per_kg', 'oxygen_data.vo2_samples[].vo2max_ml_per_min_per_kg'],
]

/** What holds between the averages of a day and the samples it has. */
export const averageInvariants: readonly Invariant[] = [
  {
    id: 'body/day-averages-are-those-of-samples',
    models: ['body'],
    grade: 'must',
    basis: 'documented',
    title: 'Every day_avg_… is the mean of the day’s samples, within 2 %.',
    reason: 'Terra defines it so; one of the two is another quantity, or in another unit.',
    paths: AVERAGES.flat(),
    judge: (value) => firstOf(AVERAGES, ([average, samples]) => averageFits(value, average, samples)),
  },
  {
    id: 'glucose/both-spellings-are-equal',
    models: ['body'],
    grade: 'must',
    basis: 'documented',
    title: 'day_avg_blood_glucose_mg_per_dl is day_avg_blood_glucose_mg_per_dL.',
    reason: 'Terra keeps the older spelling for the same value.',
    ...whenNumbers(
      ['glucose_data.day_avg_blood_glucose_mg_per_dL', 'glucose_data.day_avg_blood_glucose_mg_per_dl'],
      ([newer, older]) => (newer === older ? undefined : `${show(newer)} and ${show(older)}`),
    ),
  },
]

function averageFits(value: unknown, average: string, path: string): Finding | undefined {
  const declared = numberAt(value, average)
  const samples = numbersAt(value, path).map((spot) => spot.value)
  if (declared === undefined || samples.length === 0) return undefined
  if (agree(declared, mean(samples), 0.02, 0.01)) return undefined
  return {
    found: `an average of ${show(declared)}, samples with a mean of ${show(mean(samples))}`,
    paths: [pointerOf(average)],
  }
}
