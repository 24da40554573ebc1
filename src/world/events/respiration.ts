import type { Sleep } from '../../terra/model.ts'
import { MINUTE_MS } from '../calendar.ts'
import { range, round, type Sample, series, sum } from '../series.ts'
import { type Interval, type Scene, samplesAs } from './scene.ts'

/** Breaths, oxygen and snoring of a night, as Terra's `respiration_data`. */
export function respirationOf(scene: Scene, night: Interval): NonNullable<Sleep['respiration_data']> {
  const { zone } = scene
  const window = { start_time: zone.stamp(night.startMs), end_time: zone.stamp(night.endMs) }
  return {
    breaths_data: { ...window, ...breathing(scene, night) },
    oxygen_saturation_data: { ...window, ...saturation(scene, night) },
    snoring_data: { ...window, ...snoring(scene, night) },
  }
}

function breathing(scene: Scene, { startMs, endMs }: Interval) {
  const usual = scene.choices.int(125, 165) / 10
  const breaths = series(scene.choices, {
    startMs,
    endMs,
    stepMs: 15 * MINUTE_MS,
    target: () => usual,
    spread: 2,
    min: 8,
    max: 24,
    decimals: 1,
  })
  const { min, avg, max } = range(breaths)
  return {
    min_breaths_per_min: min,
    avg_breaths_per_min: round(avg, 1),
    max_breaths_per_min: max,
    on_demand_reading: false,
    samples: samplesAs(scene, breaths, 'breaths_per_min'),
  }
}

function saturation(scene: Scene, { startMs, endMs }: Interval) {
  const usual = scene.choices.int(950, 980) / 10
  const oxygen = series(scene.choices, {
    startMs,
    endMs,
    stepMs: 15 * MINUTE_MS,
    target: () => usual,
    spread: 2,
    min: 90,
    max: 100,
    decimals: 1,
  })
  return {
    avg_saturation_percentage: round(range(oxygen).avg, 1),
    samples: samplesAs(scene, oxygen, 'percentage').map((sample) => ({ ...sample, type: 0 as const })),
  }
}

/** Now and then, for a few whole minutes; never into the next time. */
function snoring(scene: Scene, { startMs, endMs }: Interval) {
  const snores: Sample[] = []
  const gap = () => scene.choices.int(25, 140) * MINUTE_MS
  for (let atMs = startMs + gap(); atMs < endMs; atMs += gap()) {
    const minutes = scene.choices.int(1, 9)
    if (atMs + minutes * MINUTE_MS <= endMs) snores.push({ atMs, value: minutes * 60 })
  }
  return {
    num_snoring_events: snores.length,
    total_snoring_duration_seconds: sum(snores.map(({ value }) => value)),
    samples: samplesAs(scene, snores, 'duration_seconds'),
  }
}
