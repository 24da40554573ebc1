import type { Random } from '../../kernel/random.ts'
import type { Person } from '../person.ts'
import { clamp, round } from '../series.ts'
import type { Sport } from '../sport.ts'

/** What a workout comes to; a day's totals count it without asking for its samples. */
export interface Effort {
  readonly distanceMeters: number
  readonly steps: number
  /** Kilocalories on top of those at rest. */
  readonly netKcal: number
  readonly restKcal: number
}

export function effortOf(choices: Random, sport: Sport, person: Person, minutes: number): Effort {
  const vigour = clamp((person.vo2max - 30) / 25, 0, 1) * 0.7 + choices.fraction() * 0.3
  const [slowest, fastest] = sport.speed ?? [0, 0]
  const unit = sport.poolLengthMeters ?? 1
  const meters = (slowest + (fastest - slowest) * vigour) * minutes * 60
  const restKcal = Math.round((person.bmrKcal * minutes) / 1440)
  return {
    distanceMeters: Math.round(meters / unit) * unit,
    steps: Math.round((sport.stepsPerMinute ?? 0) * minutes * (0.96 + choices.fraction() * 0.06)),
    netKcal: Math.round(restKcal * (sport.met - 1) * (0.85 + vigour * 0.3)),
    restKcal,
  }
}

/** Shares of a whole that grow from 0 to 1 by weights, one more than there are weights. */
export function growth(weights: readonly number[]): readonly number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  let reached = 0
  return [
    0,
    ...weights.map((weight, index) => {
      reached += weight
      return index === weights.length - 1 ? 1 : round(reached / total, 9)
    }),
  ]
}
