import type { Finding, Invariant } from './invariant.ts'
import { numberAt, numbersAt, type Spot } from './read.ts'
import { agree, eachList, pointerOf, show, whenNumbers } from './rule.ts'

interface Series {
  readonly name: 'distance' | 'steps' | 'floors'
  readonly list: string
  readonly key: string
  /** How far the last sample may be from the total, besides one percent. */
  readonly slack: number
}

const SERIES: readonly Series[] = [
  { name: 'distance', list: 'distance_samples[]', key: 'distance_meters', slack: 10 },
  { name: 'steps', list: 'step_samples[]', key: 'steps', slack: 10 },
  { name: 'floors', list: 'floors_climbed_samples[]', key: 'floors_climbed', slack: 1 },
]

const DISTANCE = 'distance_data.distance_meters'
const STEPS = 'distance_data.steps'

/** What holds of distance, steps and floors: their samples count up from the start, to the total. */
export const distanceInvariants: readonly Invariant[] = [
  ...SERIES.map(countsUp),
  ...SERIES.map((series) => endsAtTheTotal(series, 'activity')),
  ...SERIES.map((series) => endsAtTheTotal(series, 'daily')),
  {
    id: 'distance/steps-have-a-length',
    models: ['daily'],
    grade: 'should',
    basis: 'plausible',
    title: 'A day of steps covers at least 20 cm a step.',
    reason: 'Kilometres were taken for metres. There is no upper bound: a day may also hold a bicycle.',
    ...whenNumbers([DISTANCE, STEPS], ([meters, steps]) =>
      steps >= 500 && meters > 0 && meters / steps < 0.2
        ? `${show(meters)} m in ${show(steps)} steps`
        : undefined,
    ),
  },
]

function countsUp({ name, list, key }: Series): Invariant {
  return {
    id: `${name}/samples-count-up`,
    models: ['activity', 'daily'],
    grade: 'must',
    basis: 'documented',
    title: `The samples of ${name} never fall.`,
    reason: 'Terra: cumulative since the start. Increments that were passed on as they are go up and down.',
    ...eachList(`distance_data.detailed.${list}`, key, (samples) => neverFalls(samples)),
  }
}

function endsAtTheTotal({ name, list, key, slack }: Series, model: 'activity' | 'daily'): Invariant {
  const total =
    model === 'activity' ? `distance_data.summary.${totalOf(name)}` : `distance_data.${totalOf(name)}`
  const path = `distance_data.detailed.${list}.${key}`
  return {
    id: `${name}/samples-end-at-the-total-of-${model === 'daily' ? 'the-day' : 'the-activity'}`,
    models: [model],
    grade: model === 'daily' ? 'should' : 'must',
    basis: 'documented',
    title: `The last sample of ${name} is the total, within 1 % or ${slack}.`,
    reason:
      model === 'daily'
        ? 'Terra: cumulative since the start. Samples and total converge by the end of the day, so until then it is a warning.'
        : 'Terra: cumulative since the start. The total is another quantity, or in another unit.',
    paths: [path, total],
    judge(value) {
      const last = numbersAt(value, path).at(-1)
      const declared = numberAt(value, total)
      if (last === undefined || declared === undefined || agree(last.value, declared, 0.01, slack))
        return undefined
      return {
        found: `the last sample is ${show(last.value)}, the total ${show(declared)}`,
        paths: [last.pointer, pointerOf(total)],
      }
    },
  }
}

function totalOf(name: Series['name']): string {
  return { distance: 'distance_meters', steps: 'steps', floors: 'floors_climbed' }[name]
}

function neverFalls(samples: readonly Spot<number>[]): Finding | undefined {
  const at = samples.findIndex((sample, index) => index > 0 && sample.value < samples[index - 1]!.value)
  if (at < 1) return undefined
  return {
    found: `${show(samples[at]!.value)} after ${show(samples[at - 1]!.value)}`,
    paths: [samples[at]!.pointer],
  }
}
