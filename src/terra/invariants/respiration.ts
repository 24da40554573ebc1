import { secondsBetween } from '../time.ts'
import type { Finding, Invariant } from './invariant.ts'
import { listsAt, numberAt, numberOf, numbersAt, timeAt, windowOf } from './read.ts'
import {
  agree,
  atEachRoot,
  firstOf,
  inOrder,
  mean,
  pointerOf,
  show,
  sum,
  whenNumbers,
  withinRange,
} from './rule.ts'

const BREATHS = 'respiration_data.breaths_data'
const SNORING = 'respiration_data.snoring_data'
const IN_BED = 'sleep_durations_data.other.duration_in_bed_seconds'
const RECORDINGS = ['breaths_data', 'oxygen_saturation_data', 'snoring_data'].map(
  (name) => `respiration_data.${name}`,
)

/** Where a model keeps saturation: the average, and the list of samples. */
const SATURATION = [
  {
    average: 'respiration_data.oxygen_saturation_data.avg_saturation_percentage',
    list: 'respiration_data.oxygen_saturation_data.samples[]',
  },
  { average: 'oxygen_data.avg_saturation_percentage', list: 'oxygen_data.saturation_samples[]' },
] as const
const MUSCLE = 1

/** What holds of breathing, snoring and oxygen. */
export const respirationInvariants: readonly Invariant[] = [
  {
    id: 'breaths/average-lies-between',
    models: ['sleep'],
    grade: 'must',
    basis: 'implied',
    title: 'Breaths a minute: the minimum is at most the average, the average at most the maximum.',
    reason: 'That is what the three mean; two of them are swapped.',
    ...inOrder(['min', 'avg', 'max'].map((name) => `${BREATHS}.${name}_breaths_per_min`)),
  },
  {
    id: 'breaths/plausible',
    models: ['sleep'],
    grade: 'should',
    basis: 'plausible',
    title: 'A sleeper takes 4 to 60 breaths a minute.',
    reason: 'Below is a rate a second, above a rate an hour or a heart rate.',
    ...withinRange(
      [
        ...['min', 'avg', 'max'].map((name) => `${BREATHS}.${name}_breaths_per_min`),
        `${BREATHS}.samples[].breaths_per_min`,
      ],
      4,
      60,
    ),
  },
  {
    id: 'respiration/recorded-during-the-sleep',
    models: ['sleep'],
    grade: 'must',
    basis: 'implied',
    title: 'Recordings of breaths, oxygen and snoring lie within the sleep, give or take an hour.',
    reason: 'They are recordings of this night; what Terra says of midnight in their fields is a slip.',
    paths: [
      'metadata.start_time',
      'metadata.end_time',
      ...RECORDINGS.flatMap((path) => [`${path}.start_time`, `${path}.end_time`]),
    ],
    judge: (value) => firstOf(RECORDINGS, (path) => recordedDuringSleep(value, path)),
  },
  {
    id: 'oxygen/saturation-is-plausible',
    models: ['sleep', 'activity', 'daily', 'body'],
    grade: 'should',
    basis: 'plausible',
    title: 'Blood oxygen saturation is between 50 and 100 percent on average.',
    reason: 'Below, it is a fraction of one that was not multiplied by 100.',
    ...withinRange(
      SATURATION.map(({ average }) => average),
      50,
      100,
      'a fraction?',
    ),
  },
  {
    id: 'oxygen/saturation-is-a-percentage',
    models: ['sleep', 'activity', 'daily', 'body'],
    grade: 'must',
    basis: 'documented',
    title: 'Samples of oxygen saturation are percentages: more than 1, at most 100.',
    reason:
      'Nobody lives at one percent: it is a fraction. Zero is what a lost sensor reports, and is let through.',
    ...atEachRoot(
      SATURATION.map(({ list }) => `${list}.percentage`),
      (path) => ({
        paths: [path],
        judge: (value) =>
          firstOf(numbersAt(value, path), ({ value: percentage, pointer }) =>
            percentage === 0 || (percentage > 1 && percentage <= 100)
              ? undefined
              : { found: `a saturation of ${show(percentage)} percent`, paths: [pointer] },
          ),
      }),
    ),
  },
  {
    id: 'oxygen/average-agrees-with-samples',
    models: ['sleep', 'activity', 'daily', 'body'],
    grade: 'should',
    basis: 'plausible',
    title: 'The average saturation is the mean of the blood samples, within 2.',
    reason: 'A provider may average more than it hands out; a share more than that is another quantity.',
    paths: SATURATION.flatMap(({ average, list }) => [average, `${list}.percentage`, `${list}.type`]),
    judge: (value) => firstOf(SATURATION, ({ average, list }) => saturationAgrees(value, average, list)),
  },
  {
    id: 'oxygen/capacity-is-plausible',
    models: ['activity', 'daily', 'body'],
    grade: 'should',
    basis: 'plausible',
    title: 'Aerobic capacity is between 10 and 100 ml a minute and kilogram.',
    reason: 'Below are litres a minute, above the capacity of the whole body.',
    ...withinRange(
      [
        'oxygen_data.vo2max_ml_per_min_per_kg',
        'oxygen_data.day_avg_vo2max_ml_per_min_per_kg',
        'oxygen_data.vo2_samples[].vo2max_ml_per_min_per_kg',
      ],
      10,
      100,
    ),
  },
  {
    id: 'snoring/total-is-the-sum',
    models: ['sleep'],
    grade: 'must',
    basis: 'implied',
    title: 'The total time snoring is the sum of the samples, within 10 % or a minute.',
    reason: 'It is their total; a difference of sixty or a thousand is a unit.',
    ...whenNumbers([`${SNORING}.total_snoring_duration_seconds`], ([total], value) => {
      const samples = numbersAt(value, `${SNORING}.samples[].duration_seconds`).map((spot) => spot.value)
      if (samples.length === 0 || agree(total, sum(samples), 0.1, 60)) return undefined
      return `${show(total)} s in total, ${show(sum(samples))} s in samples`
    }),
    paths: [`${SNORING}.total_snoring_duration_seconds`, `${SNORING}.samples[].duration_seconds`],
  },
  {
    id: 'snoring/within-bed',
    models: ['sleep'],
    grade: 'must',
    basis: 'implied',
    title: 'The time snoring is no longer than the time in bed.',
    reason: 'One snores in bed; the unit differs.',
    ...whenNumbers([`${SNORING}.total_snoring_duration_seconds`, IN_BED], ([total, inBed]) =>
      total > inBed + 60 ? `snoring ${show(total)} s, in bed ${show(inBed)} s` : undefined,
    ),
  },
  {
    id: 'snoring/events-are-the-samples',
    models: ['sleep'],
    grade: 'should',
    basis: 'implied',
    title: 'num_snoring_events is about the number of samples, within a fifth or two.',
    reason: 'Each sample is one time of snoring; a provider may join or cut them.',
    ...whenNumbers([`${SNORING}.num_snoring_events`], ([events], value) => {
      const count = listsAt(value, `${SNORING}.samples[]`)[0]?.value.length ?? 0
      if (count === 0 || agree(events, count, 0.2, 2)) return undefined
      return `${show(events)} events, ${count} samples`
    }),
    paths: [`${SNORING}.num_snoring_events`, `${SNORING}.samples[].duration_seconds`],
  },
]

function recordedDuringSleep(value: unknown, path: string): Finding | undefined {
  const window = windowOf(value)
  if (window === undefined) return undefined
  return firstOf(['start_time', 'end_time'], (name) => {
    const time = timeAt(value, `${path}.${name}`)
    const seconds = time && secondsBetween(window.start, time)
    if (seconds === undefined || (seconds >= -3600 && seconds <= window.seconds + 3600)) return undefined
    const pointer = `${pointerOf(path)}/${name}`
    return { found: `${name} is ${show(seconds)} s after the sleep began`, paths: [pointer] }
  })
}

function saturationAgrees(value: unknown, average: string, list: string): Finding | undefined {
  const declared = numberAt(value, average)
  const samples = listsAt(value, list).flatMap((spot) =>
    spot.value.flatMap((item) => {
      const percentage = numberOf(item, 'percentage')
      return percentage === undefined || numberOf(item, 'type') === MUSCLE ? [] : [percentage]
    }),
  )
  if (declared === undefined || samples.length === 0 || Math.abs(declared - mean(samples)) <= 2)
    return undefined
  return {
    found: `an average of ${show(declared)}, samples with a mean of ${show(mean(samples))}`,
    paths: [pointerOf(average)],
  }
}
