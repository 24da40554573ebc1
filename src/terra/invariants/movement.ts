import { KINDS } from './activity-kinds.ts'
import type { Invariant } from './invariant.ts'
import { numberAt, numbersAt, windowOf } from './read.ts'
import { agree, anyOf, inOrder, mean, pointerOf, show, whenNumbers } from './rule.ts'

const MOVEMENT = 'movement_data'
const AVG_SPEED = `${MOVEMENT}.avg_speed_meters_per_second`
const AVG_PACE = `${MOVEMENT}.avg_pace_minutes_per_kilometer`
const MAX_PACE = `${MOVEMENT}.max_pace_minutes_per_kilometer`
const DISTANCE = 'distance_data.summary.distance_meters'
const TYPE = 'metadata.type'
const WINDOW = ['metadata.start_time', 'metadata.end_time'] as const

/** What is averaged and has a maximum, and where its samples are. */
const MEASURES: readonly { readonly average: string; readonly max: string; readonly samples?: string }[] = [
  measure(MOVEMENT, 'speed_meters_per_second', 'speed_samples[].speed_meters_per_second'),
  measure(MOVEMENT, 'velocity_meters_per_second'),
  measure(MOVEMENT, 'cadence_rpm', 'cadence_samples[].cadence_rpm'),
  measure(MOVEMENT, 'torque_newton_meters', 'torque_samples[].torque_newton_meters'),
  measure('power_data', 'watts', 'power_samples[].watts'),
]
const SAMPLED = MEASURES.flatMap(({ average, max, samples }) =>
  samples === undefined ? [] : [{ average, max, samples }],
)

const activity = { models: ['activity'] } as const

/** What holds of speed, pace, cadence, torque and power. */
export const movementInvariants: readonly Invariant[] = [
  {
    id: 'movement/averages-are-below-maxima',
    ...activity,
    grade: 'must',
    basis: 'implied',
    title: 'Average speed, velocity, cadence, torque and power do not exceed their maxima.',
    reason: 'That is what the two mean; they are swapped, or in different units.',
    ...anyOf(MEASURES.map(({ average, max }) => inOrder([average, max], 0.05))),
  },
  {
    id: 'movement/samples-are-below-maxima',
    ...activity,
    grade: 'should',
    basis: 'implied',
    title: 'No sample of speed, cadence, torque or power exceeds the maximum by more than 5 %.',
    reason: 'Devices smooth before they take the maximum, so it is a warning; a unit is a factor of 3.6.',
    ...anyOf(
      SAMPLED.map(({ max, samples }) => ({
        ...whenNumbers([max], ([most], value) => {
          const above = numbersAt(value, samples).find((spot) => spot.value > most * 1.05 + 0.05)
          return above && `a sample of ${show(above.value)}, a maximum of ${show(most)}`
        }),
        paths: [max, samples],
      })),
    ),
  },
  {
    id: 'movement/averages-are-those-of-samples',
    ...activity,
    grade: 'should',
    basis: 'implied',
    title: 'The averages of speed, cadence, torque and power are the means of their samples, within 25 %.',
    reason: 'Samples are not evenly spaced, and pauses count in one and not the other.',
    ...anyOf(
      SAMPLED.map(({ average, samples }) => ({
        ...whenNumbers([average], ([declared], value) => {
          const numbers = numbersAt(value, samples).map((spot) => spot.value)
          if (numbers.length < 2 || agree(declared, mean(numbers), 0.25)) return undefined
          return `an average of ${show(declared)}, samples with a mean of ${show(mean(numbers))}`
        }),
        paths: [average, samples],
      })),
    ),
  },
  {
    id: 'movement/speed-covers-the-distance',
    ...activity,
    grade: 'must',
    basis: 'implied',
    title: 'At the average speed the whole window would cover the distance, within 10 %.',
    reason: 'Moving time is at most the window. Kilometres for metres, or hours for seconds, break it.',
    ...whenNumbers([AVG_SPEED, DISTANCE], ([speed, meters], value) => {
      const window = windowOf(value)
      if (window === undefined || window.seconds + window.slackSeconds <= 0) return undefined
      const least = meters / (window.seconds + window.slackSeconds)
      if (speed >= 0.9 * least) return undefined
      return `${show(speed)} m/s, but ${show(meters)} m in ${show(window.seconds)} s`
    }),
    paths: [AVG_SPEED, DISTANCE, ...WINDOW],
  },
  {
    id: 'movement/speed-is-in-metres-a-second',
    ...activity,
    grade: 'should',
    basis: 'plausible',
    title: 'The average speed is at most three times the distance over the window.',
    reason: 'Kilometres an hour are 3.6 times as many. Who paused for two thirds of the time exceeds it too.',
    ...whenNumbers([AVG_SPEED, DISTANCE], ([speed, meters], value) => {
      const window = windowOf(value)
      if (window === undefined || window.seconds <= window.slackSeconds || meters === 0) return undefined
      const overall = meters / (window.seconds - window.slackSeconds)
      return speed > 3 * overall ? `${show(speed)} m/s, but ${show(overall)} m/s over the window` : undefined
    }),
    paths: [AVG_SPEED, DISTANCE, ...WINDOW],
  },
  {
    id: 'movement/pace-is-the-inverse-of-speed',
    ...activity,
    grade: 'must',
    basis: 'implied',
    title: 'The average pace is 1000 / (60 × the average speed), within 5 %.',
    reason: 'Both are of the same way; seconds a kilometre, or a pace a mile, break it.',
    ...whenNumbers([AVG_SPEED, AVG_PACE], ([speed, pace]) =>
      speed === 0 || agree(pace, 1000 / (60 * speed), 0.05)
        ? undefined
        : `${show(pace)} min/km, but ${show(speed)} m/s is ${show(1000 / (60 * speed))} min/km`,
    ),
  },
  {
    id: 'movement/best-pace-is-below-average',
    ...activity,
    grade: 'should',
    basis: 'plausible',
    title: 'The maximum pace does not exceed the average in minutes a kilometre.',
    reason: 'Terra does not say whether the maximum is the fastest; the fastest is the least.',
    ...inOrder([MAX_PACE, AVG_PACE], 0.05),
  },
  {
    id: 'movement/speed-fits-the-type',
    ...activity,
    grade: 'should',
    basis: 'plausible',
    title:
      'Nobody walks faster than 4, runs faster than 12, cycles faster than 30, or swims faster than 3 m/s.',
    reason: 'The type or the unit is wrong.',
    paths: [TYPE, AVG_SPEED, DISTANCE, ...WINDOW],
    judge(value) {
      const kind = KINDS.find(({ types }) => types.includes(numberAt(value, TYPE) ?? -1))
      const window = windowOf(value)
      if (kind === undefined || window === undefined) return undefined
      const longest = window.seconds + window.slackSeconds
      const overall = longest > 0 ? (numberAt(value, DISTANCE) ?? 0) / longest : 0
      const [path, speed] = [
        [AVG_SPEED, numberAt(value, AVG_SPEED) ?? 0] as const,
        [DISTANCE, overall] as const,
      ].toSorted(([, a], [, b]) => b - a)[0]!
      if (!(speed > kind.fastest)) return undefined
      return { found: `${kind.name} at ${show(speed)} m/s`, paths: ['/metadata/type', pointerOf(path)] }
    },
  },
]

function measure(
  section: string,
  unit: string,
  samples?: string,
): { readonly average: string; readonly max: string; readonly samples?: string } {
  const names = { average: `${section}.avg_${unit}`, max: `${section}.max_${unit}` }
  return samples === undefined ? names : { ...names, samples: `${section}.${samples}` }
}
