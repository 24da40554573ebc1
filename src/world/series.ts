import type { Random } from '../kernel/random.ts'

/** One reading of a sensor. */
export interface Sample {
  readonly atMs: number
  readonly value: number
}

export function round(value: number, decimals = 0): number {
  const factor = 10 ** decimals
  return Math.round(value * factor) / factor
}

export function clamp(value: number, min: number, max: number): number {
  return Math.min(max, Math.max(min, value))
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

export function mean(values: readonly number[]): number {
  return sum(values) / values.length
}

/** Smallest, mean and largest value of a series that is not empty. */
export function range(samples: readonly Sample[]): { min: number; avg: number; max: number } {
  const values = samples.map(({ value }) => value)
  return { min: Math.min(...values), avg: mean(values), max: Math.max(...values) }
}

export interface SeriesOptions {
  readonly startMs: number
  /** Not sampled itself. */
  readonly endMs: number
  readonly stepMs: number
  /** Where the value tends to at an instant. */
  readonly target: (atMs: number) => number
  /** The largest distance from the target. */
  readonly spread: number
  readonly min: number
  readonly max: number
  /** Of the values; 0 unless told. */
  readonly decimals?: number
}

/** Readings that wander around a target without leaps: half of each deviation carries over to the next reading. */
export function series(choices: Random, options: SeriesOptions): readonly Sample[] {
  const { startMs, endMs, stepMs, target, spread, min, max, decimals = 0 } = options
  const samples: Sample[] = []
  let deviation = 0
  for (let atMs = startMs; atMs < endMs; atMs += stepMs) {
    deviation = deviation / 2 + ((choices.fraction() - 0.5) * spread * 2) / 2
    samples.push({ atMs, value: round(clamp(target(atMs) + deviation, min, max), decimals) })
  }
  return samples
}
