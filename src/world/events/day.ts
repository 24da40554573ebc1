import type { Daily } from '../../terra/model.ts'
import { DAY_MS } from '../calendar.ts'
import { clamp, mean, range, round, type Sample, sum } from '../series.ts'
import type { Sport } from '../sport.ts'
import type { Effort } from './effort.ts'
import { vo2maxOn } from './measurement.ts'
import { QUARTER_MS, type Quarter, quartersOf } from './quarters.ts'
import { dayMetadata, dayWindow, deviceData, type Interval, type Scene, samplesAs } from './scene.ts'
import { stressOf } from './stress.ts'

/** What a day's totals are made of. */
export interface DayTotals {
  readonly asleep: readonly Interval[]
  readonly training: readonly (Interval & { readonly sport: Sport; readonly effort: Effort })[]
  /** Of the night that ended on this date. */
  readonly sleepScore: number | undefined
  /** Up to when the device has reported: the totals of an open day run on. */
  readonly untilMs: number
  /** Steps that were counted late. */
  readonly correctionSteps: number
}

/** One date as Terra's Daily. Asked for later in the day, every total is at least what it was. */
export function dailyOf(scene: Scene, totals: DayTotals): Daily {
  const { person, zone, day, choices } = scene
  const window = dayWindow(zone, day)
  const recovery = choices.int(45, 97)
  const restingHr = person.restingHrBpm + choices.int(-1, 2)
  const quarters = quartersOf(choices, { ...window, zone, person, ...totals }, totals.untilMs)
  const trained = totals.training.filter(({ endMs }) => endMs <= totals.untilMs)
  const count = countOf(quarters, trained, totals.correctionSteps)
  const passedMs = Math.min(totals.untilMs - window.startMs, window.endMs - window.startMs, DAY_MS)
  const restKcal = Math.round((person.bmrKcal * passedMs) / DAY_MS)
  return {
    metadata: { ...dayMetadata(scene), upload_type: 1 },
    distance_data: {
      steps: count.steps,
      distance_meters: count.meters,
      floors_climbed: count.floors,
      elevation: { gain_actual_meters: count.floors * 3, loss_actual_meters: count.floors * 3 },
      detailed: cumulative(scene, quarters, totals, window.startMs + passedMs),
    },
    calories_data: {
      total_burned_calories: restKcal + count.netKcal,
      BMR_calories: restKcal,
      net_activity_calories: count.netKcal,
    },
    active_durations_data: activeDurations(quarters),
    heart_rate_data: heartRate(scene, quarters, restingHr),
    oxygen_data: oxygen(scene, quarters),
    stress_data: stressOf(scene, quarters),
    scores: {
      activity: Math.round(clamp(count.steps / 120, 0, 100)),
      recovery,
      sleep: totals.sleepScore ?? null,
    },
    device_data: deviceData(scene),
  }
}

interface Count {
  readonly steps: number
  readonly meters: number
  readonly floors: number
  readonly netKcal: number
}

const METERS_PER_STEP = 0.74
const KCAL_PER_STEP = 0.04

function countOf(quarters: readonly Quarter[], trained: DayTotals['training'], correction: number): Count {
  const everyday = sum(quarters.map(({ steps }) => steps)) + correction
  return {
    steps: everyday + sum(trained.map(({ effort }) => effort.steps)),
    meters: Math.round(everyday * METERS_PER_STEP) + sum(trained.map(({ effort }) => effort.distanceMeters)),
    floors: sum(quarters.map(({ floors }) => floors)),
    netKcal: Math.round(everyday * KCAL_PER_STEP) + sum(trained.map(({ effort }) => effort.netKcal)),
  }
}

/** Counters at every full hour since the start, and where they stand at last. */
function cumulative(scene: Scene, quarters: readonly Quarter[], totals: DayTotals, lastMs: number) {
  const hours = quarters.filter((_, index) => index % 4 === 0 && index > 0).map(({ atMs }) => atMs)
  const counts = hours.map((atMs) => ({
    atMs,
    count: countOf(
      quarters.filter((quarter) => quarter.atMs < atMs),
      totals.training.filter(({ endMs }) => endMs <= atMs),
      0,
    ),
  }))
  const trained = totals.training.filter(({ endMs }) => endMs <= totals.untilMs)
  const last = { atMs: lastMs, count: countOf(quarters, trained, totals.correctionSteps) }
  const samples = (of: (count: Count) => number): Sample[] =>
    [...counts, last].map(({ atMs, count }) => ({ atMs, value: of(count) }))
  return {
    step_samples: samplesAs(
      scene,
      samples(({ steps }) => steps),
      'steps',
    ),
    distance_samples: samplesAs(
      scene,
      samples(({ meters }) => meters),
      'distance_meters',
    ),
  }
}

function activeDurations(quarters: readonly Quarter[]) {
  const seconds = (effort: Quarter['effort']) =>
    (quarters.filter((quarter) => quarter.effort === effort).length * QUARTER_MS) / 1000
  const [low, moderate, vigorous] = [seconds('low'), seconds('moderate'), seconds('vigorous')]
  return {
    activity_seconds: low + moderate + vigorous,
    low_intensity_seconds: low,
    moderate_intensity_seconds: moderate,
    vigorous_intensity_seconds: vigorous,
    inactivity_seconds: seconds('inactive'),
    rest_seconds: seconds('rest'),
  }
}

function heartRate(scene: Scene, quarters: readonly Quarter[], restingHr: number) {
  const beats = quarters.map(({ atMs, bpm }) => ({ atMs, value: bpm }))
  const { min, avg, max } = range(beats)
  return {
    summary: {
      min_hr_bpm: min,
      avg_hr_bpm: round(avg, 1),
      max_hr_bpm: max,
      resting_hr_bpm: Math.min(restingHr, Math.floor(avg)),
      user_max_hr_bpm: scene.person.maxHrBpm,
      avg_hrv_rmssd: round(clamp(105 - restingHr, 20, 90), 1),
    },
    detailed: { hr_samples: samplesAs(scene, beats, 'bpm') },
  }
}

function oxygen(scene: Scene, quarters: readonly Quarter[]) {
  const samples = quarters.flatMap(({ atMs, saturation }) =>
    saturation === undefined ? [] : [{ atMs, value: saturation }],
  )
  return {
    avg_saturation_percentage:
      samples.length === 0 ? null : round(mean(samples.map(({ value }) => value)), 1),
    saturation_samples: samplesAs(scene, samples, 'percentage').map((sample) => ({
      ...sample,
      type: 0 as const,
    })),
    vo2max_ml_per_min_per_kg: vo2maxOn(scene.person, scene.day),
  }
}
