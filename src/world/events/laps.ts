import { MINUTE_MS } from '../calendar.ts'
import { mean, round, type Sample } from '../series.ts'
import type { Effort } from './effort.ts'
import type { Interval, Scene } from './scene.ts'

const LAP_MINUTES = 10

export interface Lap {
  start_time: string
  end_time: string
  trigger_method: string
  active_duration_seconds: number
  distance_meters: number
  avg_speed_meters_per_second: number
  avg_hr_bpm: number
  calories: number
}

/** Laps of ten minutes and a shorter last one, which together make the whole workout; none for who goes nowhere. */
export function lapsOf(
  scene: Scene,
  workout: Interval & { readonly effort: Effort },
  paces: readonly number[],
  beats: readonly Sample[],
): Lap[] {
  const { effort, startMs } = workout
  const minutes = beats.length
  if (effort.distanceMeters === 0) return []
  const meters = (minute: number) => Math.round(effort.distanceMeters * paces[minute]!)
  const kcal = (minute: number) => Math.round(((effort.netKcal + effort.restKcal) * minute) / minutes)
  return Array.from({ length: Math.ceil(minutes / LAP_MINUTES) }, (_, index) => {
    const from = index * LAP_MINUTES
    const to = Math.min(minutes, from + LAP_MINUTES)
    const distance = meters(to) - meters(from)
    return {
      start_time: scene.zone.stamp(startMs + from * MINUTE_MS),
      end_time: scene.zone.stamp(startMs + to * MINUTE_MS),
      trigger_method: 'time',
      active_duration_seconds: (to - from) * 60,
      distance_meters: distance,
      avg_speed_meters_per_second: round(distance / ((to - from) * 60), 3),
      avg_hr_bpm: round(mean(beats.slice(from, to).map(({ value }) => value)), 1),
      calories: kcal(to) - kcal(from),
    }
  })
}
