import type { Invariant } from './invariant.ts'
import { numbersAt } from './read.ts'
import { show, summaryOf, whenNumbers, withinRange } from './rule.ts'

const SCORES = ['scores.sleep', 'scores.activity', 'scores.recovery', 'readiness_data.readiness']

/** What holds of the scores of a night or a day, and of the temperature of a night. */
export const scoreInvariants: readonly Invariant[] = [
  {
    id: 'scores/are-0-to-100',
    models: ['sleep'],
    grade: 'must',
    basis: 'implied',
    title: 'scores.sleep and readiness are between 0 and 100.',
    reason: 'Terra bounds the same score of a day so; the schema of a night leaves it open.',
    ...withinRange(['scores.sleep', 'readiness_data.readiness'], 0, 100),
  },
  {
    id: 'scores/are-in-percent',
    models: ['sleep', 'daily'],
    grade: 'should',
    basis: 'plausible',
    title: 'A score is 0, or more than 1.',
    reason: 'Scores go to 100: between 0 and 1 is a fraction that was not multiplied.',
    paths: SCORES,
    judge: (value) =>
      summaryOf(
        SCORES.flatMap((path) => numbersAt(value, path))
          .filter((spot) => spot.value > 0 && spot.value <= 1)
          .map((spot) => ({
            value: `a score of ${show(spot.value)} looks like a fraction`,
            pointer: spot.pointer,
          })),
      ),
  },
  {
    id: 'temperature/delta-is-a-difference',
    models: ['sleep'],
    grade: 'should',
    basis: 'plausible',
    title: 'temperature_data.delta is between −5 and 5 °C.',
    reason: 'It is the distance from the usual: 36 is a temperature, not a difference.',
    ...whenNumbers(['temperature_data.delta'], ([delta]) =>
      Math.abs(delta) > 5 ? `a difference of ${delta} °C` : undefined,
    ),
  },
]
