import type { Invariant } from './invariant.ts'
import { agree, anyOf, eachItem, show, withinRange } from './rule.ts'

const LIST = 'measurements_data.measurements[]'
const AVERAGES = 'measurements_data.day_avg_'
const MASSES = ['muscle_mass_g', 'lean_mass_g', 'bone_mass_g'] as const
const body = { models: ['body'] } as const

/** What holds of what a scale measures: weight in kilograms, its parts in grams, height in centimetres. */
export const measurementInvariants: readonly Invariant[] = [
  {
    id: 'body/bmi-is-weight-over-height-squared',
    ...body,
    grade: 'must',
    basis: 'implied',
    title: 'BMI is weight over the square of height in metres, within 0.5.',
    reason: 'That is its definition; pounds, inches or metres break it.',
    ...eachItem(LIST, ['weight_kg', 'height_cm', 'BMI'], ([weight, height, bmi]) =>
      height === 0 || Math.abs(weight / (height / 100) ** 2 - bmi) <= 0.5
        ? undefined
        : `a BMI of ${show(bmi)} with ${show(weight)} kg and ${show(height)} cm`,
    ),
  },
  {
    id: 'body/lean-mass-is-what-is-not-fat',
    ...body,
    grade: 'must',
    basis: 'documented',
    title: 'lean_mass_g is the weight in grams less the share of fat, within 2 %.',
    reason: 'Terra defines it so; kilograms were passed on, or the mass of fat was.',
    ...eachItem(LIST, ['weight_kg', 'bodyfat_percentage', 'lean_mass_g'], ([weight, fat, lean]) =>
      agree(lean, 1000 * weight * (1 - fat / 100), 0.02)
        ? undefined
        : `${show(lean)} g lean, of ${show(weight)} kg with ${show(fat)} % fat`,
    ),
  },
  {
    id: 'body/muscle-and-bone-are-lean',
    ...body,
    grade: 'must',
    basis: 'implied',
    title: 'Muscle, and muscle and bone together, weigh no more than the lean mass, within 2 %.',
    reason: 'Both are parts of what is not fat.',
    ...anyOf([
      eachItem(LIST, ['muscle_mass_g', 'lean_mass_g'], ([muscle, lean]) =>
        muscle > lean * 1.02 ? `${show(muscle)} g of muscle in ${show(lean)} g lean` : undefined,
      ),
      eachItem(LIST, ['muscle_mass_g', 'bone_mass_g', 'lean_mass_g'], ([muscle, bone, lean]) =>
        muscle + bone > lean * 1.02
          ? `${show(muscle)} g of muscle and ${show(bone)} g of bone in ${show(lean)} g lean`
          : undefined,
      ),
    ]),
  },
  {
    id: 'body/masses-are-within-the-weight',
    ...body,
    grade: 'must',
    basis: 'implied',
    title: 'Muscle, lean and bone mass are no more than the weight, within 2 %.',
    reason: 'They are parts of it: milligrams or pounds break it.',
    ...anyOf(
      MASSES.map((mass) =>
        eachItem(LIST, [mass, 'weight_kg'], ([grams, weight]) =>
          grams > 1020 * weight ? `${mass} ${show(grams)} of ${show(weight)} kg` : undefined,
        ),
      ),
    ),
  },
  {
    id: 'body/masses-are-in-grams',
    ...body,
    grade: 'should',
    basis: 'plausible',
    title: 'Muscle and lean mass are at least a tenth of the weight, bone mass a hundredth.',
    reason: 'Below, kilograms or a percentage stand in a field that Terra keeps in grams.',
    ...anyOf(
      MASSES.map((mass) =>
        eachItem(LIST, [mass, 'weight_kg'], ([grams, weight]) =>
          grams > 0 && grams < (mass === 'bone_mass_g' ? 10 : 100) * weight
            ? `${mass} ${show(grams)} of ${show(weight)} kg`
            : undefined,
        ),
      ),
    ),
  },
  {
    id: 'body/resting-rate-is-above-basal',
    ...body,
    grade: 'must',
    basis: 'documented',
    title: 'The resting metabolic rate is at least the basal one.',
    reason: 'The basal rate is the minimum that a body needs; the two are swapped.',
    ...eachItem(LIST, ['BMR', 'RMR'], ([basal, resting]) =>
      resting < basal ? `RMR ${show(resting)}, BMR ${show(basal)}` : undefined,
    ),
  },
  {
    id: 'body/metabolic-rate-is-plausible',
    ...body,
    grade: 'should',
    basis: 'plausible',
    title: 'Metabolic rates are between 500 and 5,000 kcal a day.',
    reason: 'Above are kilojoules, below a rate an hour.',
    ...withinRange(
      [`${LIST}.BMR`, `${LIST}.RMR`, `${AVERAGES}bmr`, `${AVERAGES}rmr`],
      500,
      5000,
      'another unit?',
    ),
  },
  {
    id: 'body/height-is-plausible',
    ...body,
    grade: 'should',
    basis: 'plausible',
    title: 'Heights are between 50 and 250 cm.',
    reason: 'Below are metres, feet or inches, above millimetres.',
    ...withinRange([`${LIST}.height_cm`, `${AVERAGES}height_cm`], 50, 250, 'another unit?'),
  },
  {
    id: 'body/weight-is-plausible',
    ...body,
    grade: 'should',
    basis: 'plausible',
    title: 'Weights are between 2 and 400 kg.',
    reason: 'Above are grams or pounds.',
    ...withinRange([`${LIST}.weight_kg`, `${AVERAGES}weight_kg`], 2, 400, 'another unit?'),
  },
  {
    id: 'body/shares-are-in-percent',
    ...body,
    grade: 'should',
    basis: 'plausible',
    title: 'Fat and water are more than 1 percent of the body.',
    reason: 'Nobody has less: it is a fraction that was not multiplied by 100.',
    ...anyOf(
      ['bodyfat_percentage', 'water_percentage'].map((key) =>
        withinRange([`${LIST}.${key}`, `${AVERAGES}${key}`], 1.0001, 100, 'a fraction?'),
      ),
    ),
  },
]
