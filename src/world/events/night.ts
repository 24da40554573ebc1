import type { Sleep } from '../../terra/model.ts'
import { MINUTE_MS } from '../calendar.ts'
import { clamp, range, round, type Sample, series, sum } from '../series.ts'
import {
  AWAKE,
  DEEP,
  hypnogram,
  type Level,
  LIGHT,
  minutesOn,
  REM,
  runsOf,
  type Stretch,
  sleepScore,
} from './hypnogram.ts'
import { respirationOf } from './respiration.ts'
import { deviceData, type Interval, type Scene, samplesAs } from './scene.ts'

/** A stretch in bed. */
export interface Night extends Interval {
  readonly summaryId: string
  readonly isNap: boolean
}

/** A night or a nap as Terra's Sleep. */
export function sleepOf(scene: Scene, night: Night): Sleep {
  const { startMs, endMs, summaryId, isNap } = night
  const stretches = hypnogram(scene.choices, (endMs - startMs) / MINUTE_MS, isNap)
  return {
    metadata: {
      summary_id: summaryId,
      start_time: scene.zone.stamp(startMs),
      end_time: scene.zone.stamp(endMs),
      is_nap: isNap,
      upload_type: 2,
      timestamp_localization: 1,
    },
    sleep_durations_data: durations(scene, night, stretches),
    heart_rate_data: heartRate(scene, night, stretches),
    respiration_data: respirationOf(scene, night),
    temperature_data: { delta: scene.choices.int(-60, 60) / 100 },
    scores: { sleep: sleepScore(stretches, isNap) },
    readiness_data: { readiness: scene.choices.int(55, 96), recovery_level: scene.choices.int(3, 6) },
    device_data: deviceData(scene),
  }
}

function durations(scene: Scene, { startMs, endMs }: Night, stretches: readonly Stretch[]) {
  const seconds = (level: Level) => minutesOn(stretches, level) * 60
  const asleep = seconds(LIGHT) + seconds(DEEP) + seconds(REM)
  const inBed = (endMs - startMs) / 1000
  const interruptions = stretches
    .slice(1, -1)
    .filter(({ level }) => level === AWAKE)
    .map(({ minutes }) => minutes * 60)
  const isLong = (interruption: number) => interruption >= 240
  return {
    asleep: {
      duration_asleep_state_seconds: asleep,
      duration_light_sleep_state_seconds: seconds(LIGHT),
      duration_deep_sleep_state_seconds: seconds(DEEP),
      duration_REM_sleep_state_seconds: seconds(REM),
      num_REM_events: runsOf(stretches, REM),
    },
    awake: {
      duration_awake_state_seconds: seconds(AWAKE),
      duration_short_interruption_seconds: sum(interruptions.filter((interruption) => !isLong(interruption))),
      duration_long_interruption_seconds: sum(interruptions.filter(isLong)),
      sleep_latency_seconds: edgeSeconds(stretches[0]),
      wake_up_latency_seconds: edgeSeconds(stretches.at(-1)),
      num_wakeup_events: interruptions.length,
      num_out_of_bed_events: interruptions.filter(isLong).length,
    },
    other: { duration_in_bed_seconds: inBed, duration_unmeasurable_sleep_seconds: 0 },
    sleep_efficiency: round((100 * asleep) / inBed, 1),
    hypnogram_samples: startsOf(stretches, startMs).map(({ atMs, level }) => ({
      timestamp: scene.zone.stamp(atMs),
      level,
    })),
  }
}

function edgeSeconds(stretch: Stretch | undefined): number {
  return stretch?.level === AWAKE ? stretch.minutes * 60 : 0
}

function startsOf(stretches: readonly Stretch[], startMs: number): { atMs: number; level: Level }[] {
  let atMs = startMs
  return stretches.map(({ level, minutes }) => {
    const start = { atMs, level }
    atMs += minutes * MINUTE_MS
    return start
  })
}

/** Beats a minute above those of complete rest. */
const ABOVE_REST: Readonly<Record<Level, number>> = { [AWAKE]: 12, [LIGHT]: 4, [DEEP]: 1, [REM]: 7 }

function heartRate(scene: Scene, { startMs, endMs }: Night, stretches: readonly Stretch[]) {
  const { person, choices } = scene
  const starts = startsOf(stretches, startMs)
  let current = 0
  const levelAt = (atMs: number) => {
    while ((starts[current + 1]?.atMs ?? Number.POSITIVE_INFINITY) <= atMs) current++
    return starts[current]!.level
  }
  const beats = series(choices, {
    startMs,
    endMs,
    stepMs: 5 * MINUTE_MS,
    target: (atMs) => person.restingHrBpm + ABOVE_REST[levelAt(atMs)],
    spread: 4,
    min: 38,
    max: 110,
  })
  const variability = variabilityOf(scene, startMs, endMs)
  const { min, avg, max } = range(beats)
  const rmssd = round(range(variability).avg, 1)
  return {
    summary: {
      min_hr_bpm: min,
      avg_hr_bpm: round(avg, 1),
      max_hr_bpm: max,
      resting_hr_bpm: Math.min(person.restingHrBpm, Math.floor(avg)),
      user_max_hr_bpm: person.maxHrBpm,
      avg_hrv_rmssd: rmssd,
      avg_hrv_sdnn: round(rmssd * 1.15, 1),
    },
    detailed: {
      hr_samples: samplesAs(scene, beats, 'bpm'),
      hrv_samples_rmssd: samplesAs(scene, variability, 'hrv_rmssd'),
    },
  }
}

function variabilityOf({ person, choices }: Scene, startMs: number, endMs: number): readonly Sample[] {
  const usual = clamp(105 - person.restingHrBpm, 20, 90) + choices.int(-10, 10)
  return series(choices, {
    startMs,
    endMs,
    stepMs: 10 * MINUTE_MS,
    target: () => usual,
    spread: 14,
    min: 8,
    max: 180,
    decimals: 1,
  })
}
