import type { Invariant } from './invariant.ts'
import { numbersAt } from './read.ts'
import { atEachRoot, inOrder, show, whenNumbers } from './rule.ts'

const ROOTS = ['distance_data.summary.elevation', 'distance_data.elevation'] as const
const SAMPLES = 'distance_data.detailed.elevation_samples[].elev_meters'
const models = ['activity', 'daily'] as const

/** What holds of elevation, in metres above the sea. */
export const elevationInvariants: readonly Invariant[] = [
  {
    id: 'elevation/average-lies-between',
    models,
    grade: 'must',
    basis: 'implied',
    title: 'The lowest point is at most the average, the average at most the highest.',
    reason: 'That is what the three mean; two of them are swapped.',
    ...atEachRoot(ROOTS, (root) => inOrder(['min', 'avg', 'max'].map((name) => `${root}.${name}_meters`))),
  },
  {
    id: 'elevation/samples-between-lowest-and-highest',
    models,
    grade: 'must',
    basis: 'implied',
    title: 'No sample is below the lowest point or above the highest, within 5 m.',
    reason: 'They are the extremes of the samples; feet were taken for metres in one of the two.',
    ...atEachRoot(ROOTS, (root) =>
      whenNumbers([`${root}.min_meters`, `${root}.max_meters`], ([min, max], value) => {
        const outside = numbersAt(value, SAMPLES).find((spot) => spot.value < min - 5 || spot.value > max + 5)
        return outside && `a sample at ${show(outside.value)} m, outside ${show(min)} to ${show(max)}`
      }),
    ),
    paths: [...ROOTS.flatMap((root) => [`${root}.min_meters`, `${root}.max_meters`]), SAMPLES],
  },
  {
    id: 'elevation/gain-less-loss-is-the-difference',
    models,
    grade: 'should',
    basis: 'implied',
    title: 'Gain less loss is the last sample less the first, within 10 m or a tenth of the gain.',
    reason: 'Devices drop small ups and downs before they add, so it is a warning.',
    ...atEachRoot(ROOTS, (root) =>
      whenNumbers([`${root}.gain_actual_meters`, `${root}.loss_actual_meters`], ([gain, loss], value) => {
        const samples = numbersAt(value, SAMPLES).map((spot) => spot.value)
        if (samples.length < 2) return undefined
        const difference = samples.at(-1)! - samples[0]!
        if (Math.abs(gain - loss - difference) <= Math.max(10, gain / 10)) return undefined
        return `${show(gain)} m up and ${show(loss)} m down, but ${show(difference)} m from start to end`
      }),
    ),
    paths: [
      ...ROOTS.flatMap((root) => [`${root}.gain_actual_meters`, `${root}.loss_actual_meters`]),
      SAMPLES,
    ],
  },
  {
    id: 'elevation/gain-reaches-the-highest',
    models,
    grade: 'should',
    basis: 'implied',
    title: 'The gain is at least the highest sample less the first, within 10 m or a tenth.',
    reason: 'Who got up there climbed that much; a gain in another unit, or a net gain, is less.',
    ...atEachRoot(ROOTS, (root) =>
      whenNumbers([`${root}.gain_actual_meters`], ([gain], value) => {
        const samples = numbersAt(value, SAMPLES).map((spot) => spot.value)
        if (samples.length < 2) return undefined
        const climb = Math.max(...samples) - samples[0]!
        return gain < climb - Math.max(10, climb / 10)
          ? `a gain of ${show(gain)} m, but a climb of ${show(climb)} m`
          : undefined
      }),
    ),
    paths: [...ROOTS.map((root) => `${root}.gain_actual_meters`), SAMPLES],
  },
]
