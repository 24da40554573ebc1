import type { Invariant } from './invariant.ts'
import { numbersAt } from './read.ts'
import { agree, atEachRoot, inOrder, mean, show, whenNumbers, withinRange } from './rule.ts'

/** Where the models keep heart rate: body has it one level down. */
const ROOTS = ['heart_rate_data', 'heart_data.heart_rate_data'] as const
const models = ['sleep', 'activity', 'daily', 'body'] as const

/** What holds of heart rate and its variability, wherever they are kept. */
export const heartRateInvariants: readonly Invariant[] = [
  {
    id: 'heart-rate/average-lies-between',
    models,
    grade: 'must',
    basis: 'implied',
    title: 'The minimum is at most the average, the average at most the maximum.',
    reason: 'That is what the three mean; two of them are swapped.',
    ...atEachRoot(ROOTS, (root) =>
      inOrder(['min', 'avg', 'max'].map((name) => `${root}.summary.${name}_hr_bpm`)),
    ),
  },
  {
    id: 'heart-rate/samples-between-minimum-and-maximum',
    models,
    grade: 'must',
    basis: 'implied',
    title: 'No sample is below the minimum or above the maximum, within 2 bpm.',
    reason: 'They are the extremes of the samples; the summary is that of another time or another quantity.',
    ...atEachRoot(ROOTS, (root) =>
      whenNumbers([`${root}.summary.min_hr_bpm`, `${root}.summary.max_hr_bpm`], ([min, max], value) => {
        const outside = numbersAt(value, samplesOf(root)).find(
          ({ value: bpm }) => bpm < min - 2 || bpm > max + 2,
        )
        return outside && `a sample of ${show(outside.value)} bpm, outside ${show(min)} to ${show(max)}`
      }),
    ),
    paths: ROOTS.flatMap((root) => [
      `${root}.summary.min_hr_bpm`,
      `${root}.summary.max_hr_bpm`,
      samplesOf(root),
    ]),
  },
  {
    id: 'heart-rate/average-is-that-of-samples',
    models,
    grade: 'should',
    basis: 'implied',
    title: 'The average is the mean of the samples, within 5 bpm.',
    reason: 'A provider may average over more than it hands out, so it is a warning.',
    ...atEachRoot(ROOTS, (root) =>
      whenNumbers([`${root}.summary.avg_hr_bpm`], ([average], value) => {
        const samples = numbersAt(value, samplesOf(root)).map((spot) => spot.value)
        if (samples.length === 0 || Math.abs(mean(samples) - average) <= 5) return undefined
        return `an average of ${show(average)} bpm, samples with a mean of ${show(mean(samples))}`
      }),
    ),
    paths: ROOTS.flatMap((root) => [`${root}.summary.avg_hr_bpm`, samplesOf(root)]),
  },
  {
    id: 'heart-rate/plausible',
    models,
    grade: 'should',
    basis: 'plausible',
    title: 'Heart rates are between 20 and 250 bpm.',
    reason: 'Zero is what a sensor without contact reports, one a rate a second.',
    ...withinRange(
      [
        ...ROOTS.flatMap((root) => [
          ...['min', 'avg', 'max', 'resting', 'user_max'].map((name) => `${root}.summary.${name}_hr_bpm`),
          samplesOf(root),
        ]),
        'lap_data.laps[].avg_hr_bpm',
        'heart_data.ecg_signal[].avg_hr_bpm',
      ],
      20,
      250,
    ),
  },
  {
    id: 'heart-rate/maximum-within-the-user-maximum',
    models,
    grade: 'should',
    basis: 'plausible',
    title: 'The maximum does not exceed the user’s own maximum.',
    reason: 'The latter is often a formula of age, which a person may well exceed: a warning.',
    ...atEachRoot(ROOTS, (root) =>
      inOrder([`${root}.summary.max_hr_bpm`, `${root}.summary.user_max_hr_bpm`]),
    ),
  },
  {
    id: 'heart-rate/resting-is-below-average',
    models: ['daily'],
    grade: 'should',
    basis: 'plausible',
    title: 'The resting heart rate of a day does not exceed its average.',
    reason: 'Nobody’s heart is slower on average than at rest; the two are swapped.',
    ...inOrder(['heart_rate_data.summary.resting_hr_bpm', 'heart_rate_data.summary.avg_hr_bpm']),
  },
  {
    id: 'heart-rate/variability-is-in-milliseconds',
    models,
    grade: 'should',
    basis: 'plausible',
    title: 'Heart rate variability is between 1 and 300 ms.',
    reason: 'Below are seconds; the fields do not say their unit in their names.',
    ...atEachRoot(ROOTS, (root) =>
      withinRange(
        [
          `${root}.summary.avg_hrv_rmssd`,
          `${root}.summary.avg_hrv_sdnn`,
          `${root}.detailed.hrv_samples_rmssd[].hrv_rmssd`,
          `${root}.detailed.hrv_samples_sdnn[].hrv_sdnn`,
        ],
        1,
        300,
        'seconds?',
      ),
    ),
  },
  variabilityAgrees('rmssd'),
  variabilityAgrees('sdnn'),
]

function samplesOf(root: string): string {
  return `${root}.detailed.hr_samples[].bpm`
}

function variabilityAgrees(kind: 'rmssd' | 'sdnn'): Invariant {
  const average = (root: string) => `${root}.summary.avg_hrv_${kind}`
  const samples = (root: string) => `${root}.detailed.hrv_samples_${kind}[].hrv_${kind}`
  return {
    id: `heart-rate/average-${kind}-is-that-of-samples`,
    models,
    grade: 'should',
    basis: 'implied',
    title: `The average ${kind.toUpperCase()} is the mean of its samples, within 20 %.`,
    reason:
      'Providers weigh and filter before they average; more than that is the other quantity, or another unit.',
    ...atEachRoot(ROOTS, (root) =>
      whenNumbers([average(root)], ([declared], value) => {
        const numbers = numbersAt(value, samples(root)).map((spot) => spot.value)
        if (numbers.length === 0 || agree(declared, mean(numbers), 0.2)) return undefined
        return `an average of ${show(declared)} ms, samples with a mean of ${show(mean(numbers))}`
      }),
    ),
    paths: ROOTS.flatMap((root) => [average(root), samples(root)]),
  }
}
