import type { Invariant } from './invariant.ts'
import { whenNumbers, withinRange } from './rule.ts'

/** What holds of the scores and the temperature of a night. */
export const sleepBodyInvariants: readonly Invariant[] = [
  {
    id: 'sleep/score-is-0-to-100',
    models: ['sleep'],
    grade: 'must',
    basis: 'implied',
    title: 'scores.sleep and readiness are between 0 and 100.',
    reason: 'Terra bounds the same score of a day so; the schema of a night leaves it open.',
    ...withinRange(['scores.sleep', 'readiness_data.readiness'], 0, 100),
  },
  {
    id: 'sleep/temperature-is-a-difference',
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
