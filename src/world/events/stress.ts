import type { Daily } from '../../terra/model.ts'
import { clamp, mean, round, sum } from '../series.ts'
import { QUARTER_MS, type Quarter } from './quarters.ts'
import { type Scene, samplesAs } from './scene.ts'

/** Terra's `stress_data` of a day: from 25 on stress is low, from 50 medium, from 75 high; below, it is rest. */
export function stressOf(scene: Scene, quarters: readonly Quarter[]): NonNullable<Daily['stress_data']> {
  const samples = quarters.flatMap(({ atMs, stress }) =>
    stress === undefined ? [] : [{ atMs, value: stress }],
  )
  const levels = samples.map(({ value }) => value)
  const seconds = (from: number, to: number) =>
    (levels.filter((level) => level >= from && level < to).length * QUARTER_MS) / 1000
  const [low, medium, high] = [seconds(25, 50), seconds(50, 75), seconds(75, 101)]
  const avg = levels.length === 0 ? null : round(mean(levels), 1)
  return {
    avg_stress_level: avg,
    max_stress_level: levels.length === 0 ? null : Math.max(...levels),
    stress_rating: avg === null ? 0 : avg < 25 ? 1 : avg < 50 ? 2 : avg < 75 ? 3 : 4,
    stress_duration_seconds: sum([low, medium, high]),
    low_stress_duration_seconds: low,
    medium_stress_duration_seconds: medium,
    high_stress_duration_seconds: high,
    rest_stress_duration_seconds: seconds(0, 25),
    activity_stress_duration_seconds:
      (quarters.filter(({ doing }) => doing === 'workout').length * QUARTER_MS) / 1000,
    samples: samplesAs(scene, samples, 'level'),
    body_battery_samples: samplesAs(scene, batteryOf(quarters), 'level'),
  }
}

/** Sleep charges, waking hours drain, workouts drain fast; told at every full hour. */
function batteryOf(quarters: readonly Quarter[]) {
  const change = { sleep: 1.6, wake: -0.8, workout: -3 } as const
  let level = 35
  return quarters.flatMap(({ atMs, doing }, index) => {
    level = clamp(level + change[doing], 5, 100)
    return index % 4 === 0 ? [{ atMs, value: Math.round(level) }] : []
  })
}
