import type { Activity } from '../../terra/model.ts'
import { MINUTE_MS } from '../calendar.ts'
import { mean, range, round, type Sample, series, sum } from '../series.ts'
import type { Sport } from '../sport.ts'
import { type Effort, growth } from './effort.ts'
import { intensities, zonesOf } from './intensity.ts'
import { lapsOf } from './laps.ts'
import { movementOf } from './movement.ts'
import { deviceData, type Interval, type Scene, samplesAs } from './scene.ts'

export interface Workout extends Interval {
  readonly summaryId: string
  readonly sport: Sport
  readonly effort: Effort
}

/** A workout as Terra's Activity, sampled every minute. */
export function activityOf(scene: Scene, workout: Workout): Activity {
  const { sport, effort, startMs, endMs, summaryId } = workout
  const beats = heartBeats(scene, workout)
  const paces = pacesOf(scene, workout)
  const totalKcal = effort.netKcal + effort.restKcal
  return {
    metadata: {
      summary_id: summaryId,
      start_time: scene.zone.stamp(startMs),
      end_time: scene.zone.stamp(endMs),
      type: sport.type,
      name: sport.title,
      city: scene.place.city,
      country: scene.place.country,
      upload_type: 1,
      timestamp_localization: 1,
    },
    active_durations_data: activeDurations(scene, beats, workout),
    calories_data: {
      total_burned_calories: totalKcal,
      BMR_calories: effort.restKcal,
      net_activity_calories: effort.netKcal,
    },
    energy_data: { energy_kilojoules: round(totalKcal * 4.184, 2) },
    heart_rate_data: heartRate(scene, beats),
    MET_data: metabolism(beats, workout, scene),
    device_data: deviceData(scene),
    ...movementOf(scene, workout, paces),
    lap_data: { laps: lapsOf(scene, workout, paces, beats) },
  }
}

/** Warming up for eight minutes, then around what the sport takes. */
function heartBeats(scene: Scene, { sport, startMs, endMs }: Workout): readonly Sample[] {
  const { person, choices } = scene
  const reserve = person.maxHrBpm - person.restingHrBpm
  const plateau = person.restingHrBpm + reserve * (sport.intensity + (choices.fraction() - 0.5) * 0.08)
  const atStart = person.restingHrBpm + 22
  return series(choices, {
    startMs,
    endMs,
    stepMs: MINUTE_MS,
    target: (atMs) => atStart + (plateau - atStart) * Math.min(1, (atMs - startMs) / (8 * MINUTE_MS)),
    spread: 9,
    min: person.restingHrBpm,
    max: person.maxHrBpm,
  })
}

/** The share of the whole way and of all steps behind, at the start and after each minute. */
function pacesOf({ choices }: Scene, { startMs, endMs }: Workout): readonly number[] {
  const minutes = series(choices, {
    startMs,
    endMs,
    stepMs: MINUTE_MS,
    target: () => 1,
    spread: 0.25,
    min: 0.6,
    max: 1.4,
    decimals: 3,
  })
  return growth(minutes.map(({ value }) => value))
}

function heartRate(scene: Scene, beats: readonly Sample[]) {
  const { min, avg, max } = range(beats)
  return {
    summary: {
      min_hr_bpm: min,
      avg_hr_bpm: round(avg, 1),
      max_hr_bpm: max,
      user_max_hr_bpm: scene.person.maxHrBpm,
      hr_zone_data: zonesOf(beats, scene.person.maxHrBpm),
    },
    detailed: {
      hr_samples: samplesAs(scene, beats, 'bpm').map((beat) => ({ ...beat, context: 1 as const })),
    },
  }
}

function activeDurations(scene: Scene, beats: readonly Sample[], { startMs, endMs }: Workout) {
  const { low, moderate, vigorous } = intensities(beats, scene.person.maxHrBpm)
  return {
    activity_seconds: (endMs - startMs) / 1000,
    inactivity_seconds: 0,
    rest_seconds: 0,
    low_intensity_seconds: low * 60,
    moderate_intensity_seconds: moderate * 60,
    vigorous_intensity_seconds: vigorous * 60,
  }
}

function metabolism(beats: readonly Sample[], { sport }: Workout, scene: Scene) {
  const { low, moderate, vigorous } = intensities(beats, scene.person.maxHrBpm)
  const level = mean(beats.map(({ value }) => value))
  const samples = beats
    .filter((_, index) => index % 5 === 0)
    .map(({ atMs, value }) => ({ atMs, value: round((sport.met * value) / level, 1) }))
  return {
    avg_level: round(mean(samples.map(({ value }) => value)), 2),
    num_inactive_minutes: beats.length - sum([low, moderate, vigorous]),
    num_low_intensity_minutes: low,
    num_moderate_intensity_minutes: moderate,
    num_high_intensity_minutes: vigorous,
    MET_samples: samplesAs(scene, samples, 'level'),
  }
}
