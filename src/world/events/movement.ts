import type { Random } from '../../kernel/random.ts'
import type { Activity } from '../../terra/model.ts'
import { MINUTE_MS } from '../calendar.ts'
import { range, round, type Sample, series, sum } from '../series.ts'
import type { Sport } from '../sport.ts'
import type { Effort } from './effort.ts'
import { outAndBack, polyline } from './route.ts'
import { type Interval, type Scene, samplesAs } from './scene.ts'

type Moved = Interval & { readonly sport: Sport; readonly effort: Effort }
type MovementParts =
  | 'distance_data'
  | 'movement_data'
  | 'position_data'
  | 'polyline_map_data'
  | 'power_data'
  | 'work_data'

/** Where a workout went and how fast; the parts that its sport does not have are left out. */
export function movementOf(
  scene: Scene,
  workout: Moved,
  paces: readonly number[],
): Pick<Activity, MovementParts> {
  const { sport, effort } = workout
  return {
    distance_data: distance(scene, workout, paces),
    movement_data: speed(scene, workout, paces),
    ...(sport.outdoors ? positions(scene, workout, paces.length - 1) : {}),
    ...(sport.avgWatts === undefined ? {} : power(scene, workout, sport.avgWatts)),
    ...(effort.distanceMeters === 0 ? { position_data: { position_samples: [] } } : {}),
  }
}

function distance(scene: Scene, workout: Moved, paces: readonly number[]) {
  const { sport, effort, startMs } = workout
  const grow = (total: number): Sample[] =>
    paces.map((share, minute) => ({ atMs: startMs + minute * MINUTE_MS, value: Math.round(total * share) }))
  const heights = sport.outdoors ? heightsOf(scene.choices, workout) : []
  const pool = sport.poolLengthMeters
  return {
    summary: {
      distance_meters: effort.distanceMeters,
      steps: effort.steps,
      elevation: climbs(heights),
      ...(pool === undefined ? {} : { swimming: laps(effort.distanceMeters / pool, pool) }),
    },
    detailed: {
      distance_samples:
        effort.distanceMeters === 0 ? [] : samplesAs(scene, grow(effort.distanceMeters), 'distance_meters'),
      step_samples: effort.steps === 0 ? [] : samplesAs(scene, grow(effort.steps), 'steps'),
      elevation_samples: samplesAs(scene, heights, 'elev_meters'),
    },
  }
}

function laps(lengths: number, poolLengthMeters: number) {
  return { num_laps: lengths, num_strokes: lengths * 19, pool_length_meters: poolLengthMeters }
}

function heightsOf(choices: Random, { startMs, endMs }: Interval): readonly Sample[] {
  const base = choices.int(12, 140)
  return series(choices, {
    startMs,
    endMs,
    stepMs: MINUTE_MS,
    target: () => base,
    spread: 8,
    min: 0,
    max: 400,
  })
}

function climbs(heights: readonly Sample[]) {
  if (heights.length === 0) return null
  const rises = heights.slice(1).map(({ value }, index) => value - heights[index]!.value)
  const { min, avg, max } = range(heights)
  return {
    min_meters: min,
    avg_meters: round(avg, 1),
    max_meters: max,
    gain_actual_meters: sum(rises.filter((rise) => rise > 0)),
    loss_actual_meters: sum(rises.filter((rise) => rise < 0).map((rise) => -rise)),
  }
}

function speed(scene: Scene, workout: Moved, paces: readonly number[]) {
  const { sport, effort, startMs, endMs } = workout
  const cadence = cadenceOf(scene, sport, workout)
  if (effort.distanceMeters === 0) return { speed_samples: [], cadence_samples: [] }
  const metersPerSecond = (share: number) => round((effort.distanceMeters * share) / 60, 3)
  const speeds = paces.slice(1).map((share, minute) => ({
    atMs: startMs + minute * MINUTE_MS,
    value: metersPerSecond(share - paces[minute]!),
  }))
  const avg = round((effort.distanceMeters * 1000) / (endMs - startMs), 3)
  const max = Math.max(avg, range(speeds).max)
  const minutesPerKilometer = (metersASecond: number) => round(1000 / (60 * metersASecond), 3)
  return {
    avg_speed_meters_per_second: avg,
    max_speed_meters_per_second: max,
    avg_pace_minutes_per_kilometer: minutesPerKilometer(avg),
    max_pace_minutes_per_kilometer: minutesPerKilometer(max),
    speed_samples: samplesAs(scene, speeds, 'speed_meters_per_second'),
    ...cadence,
  }
}

function cadenceOf(scene: Scene, sport: Sport, { startMs, endMs }: Interval) {
  const { cadenceRpm } = sport
  if (cadenceRpm === undefined) return { cadence_samples: [] }
  const turns = series(scene.choices, {
    startMs,
    endMs,
    stepMs: MINUTE_MS,
    target: () => cadenceRpm,
    spread: cadenceRpm / 10,
    min: 1,
    max: 250,
  })
  const { avg, max } = range(turns)
  return {
    avg_cadence_rpm: round(avg, 1),
    max_cadence_rpm: max,
    cadence_samples: samplesAs(scene, turns, 'cadence_rpm'),
  }
}

function positions(scene: Scene, { effort, startMs }: Moved, minutes: number) {
  const { place, person, choices } = scene
  const start = [place.at[0] + person.doorstep[0], place.at[1] + person.doorstep[1]] as const
  const way = outAndBack(choices, start, effort.distanceMeters, minutes)
  const samples = way.map((at, minute) => ({
    timestamp: scene.zone.stamp(startMs + minute * MINUTE_MS),
    coords_lat_lng_deg: at,
  }))
  return {
    position_data: {
      start_pos_lat_lng_deg: way[0]!,
      end_pos_lat_lng_deg: way.at(-1)!,
      position_samples: samples,
    },
    polyline_map_data: { summary_polyline: polyline(way) },
  }
}

function power(scene: Scene, { startMs, endMs }: Interval, avgWatts: number) {
  const target = avgWatts + scene.choices.int(-40, 40)
  const watts = series(scene.choices, {
    startMs,
    endMs,
    stepMs: MINUTE_MS,
    target: () => target,
    spread: 50,
    min: 20,
    max: 900,
  })
  const { avg, max } = range(watts)
  return {
    power_data: { avg_watts: round(avg, 1), max_watts: max, power_samples: samplesAs(scene, watts, 'watts') },
    work_data: { work_kilojoules: round((avg * (endMs - startMs)) / 1e6, 1) },
  }
}
