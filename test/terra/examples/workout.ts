import type { Activity } from '../../../src/terra/model.ts'

const at = (time: string) => `2026-11-03T${time}:00.000000-08:00`
const [FIRST, MIDDLE, LAST] = ['18:01', '18:30', '18:59']

/** Three samples of one kind: a minute, half an hour and almost an hour into the run. */
function samples<Key extends string>(
  key: Key,
  values: readonly [number, number, number],
): readonly ({ timestamp: string; timer_duration_seconds: number } & { readonly [K in Key]: number })[] {
  return ([FIRST, MIDDLE, LAST] as const).map((time, index) => ({
    timestamp: at(time!),
    timer_duration_seconds: [60, 1800, 3500][index]!,
    [key]: values[index]!,
  })) as readonly ({ timestamp: string; timer_duration_seconds: number } & { readonly [K in Key]: number })[]
}

/** A run of ten kilometres in an hour in which everything fits. */
export const workout: Activity = {
  metadata: {
    start_time: at('18:00'),
    end_time: at('19:00'),
    summary_id: 'run-1',
    type: 8,
    upload_type: 1,
    name: 'Evening run',
    timestamp_localization: 1,
  },
  active_durations_data: {
    activity_seconds: 3500,
    inactivity_seconds: 60,
    rest_seconds: 40,
    low_intensity_seconds: 500,
    moderate_intensity_seconds: 2000,
    vigorous_intensity_seconds: 1000,
    activity_levels_samples: [{ timestamp: at(FIRST!), activity_level: 4, timer_duration_seconds: 60 }],
  },
  calories_data: {
    total_burned_calories: 800,
    BMR_calories: 80,
    net_activity_calories: 720,
    calorie_samples: samples('calories', [10, 12, 11]),
  },
  distance_data: {
    summary: {
      distance_meters: 10_000,
      steps: 9000,
      floors_climbed: 6,
      elevation: {
        min_meters: 100,
        avg_meters: 112,
        max_meters: 130,
        gain_actual_meters: 40,
        loss_actual_meters: 36,
        gain_planned_meters: 40,
      },
      swimming: {},
    },
    detailed: {
      distance_samples: samples('distance_meters', [100, 5100, 10_000]),
      step_samples: samples('steps', [150, 4600, 9000]),
      floors_climbed_samples: samples('floors_climbed', [0, 4, 6]),
      elevation_samples: samples('elev_meters', [100, 130, 104]),
    },
  },
  energy_data: { energy_kilojoules: 3347 },
  heart_rate_data: {
    summary: {
      min_hr_bpm: 110,
      avg_hr_bpm: 150,
      max_hr_bpm: 172,
      resting_hr_bpm: 50,
      user_max_hr_bpm: 190,
      hr_zone_data: [
        { zone: 3, start_percentage: 70, end_percentage: 80, duration_seconds: 1600 },
        { zone: 4, start_percentage: 80, end_percentage: 90, duration_seconds: 1900 },
      ],
    },
    detailed: { hr_samples: samples('bpm', [112, 166, 170]) },
  },
  lap_data: {
    laps: [
      { trigger_method: 'DISTANCE', ...lap('18:00', '18:30', 5000, 1750) },
      { trigger_method: 'DISTANCE', ...lap('18:30', '19:00', 5000, 1750) },
      { trigger_method: 'MANUAL', ...lap('18:00', '18:12', 2000, 700) },
    ],
  },
  MET_data: {
    avg_level: 9,
    num_inactive_minutes: 2,
    num_low_intensity_minutes: 8,
    num_moderate_intensity_minutes: 33,
    num_high_intensity_minutes: 17,
    MET_samples: [
      { timestamp: at(FIRST!), level: 8 },
      { timestamp: at(LAST!), level: 10 },
    ],
  },
  movement_data: {
    avg_speed_meters_per_second: 2.86,
    max_speed_meters_per_second: 3.9,
    avg_velocity_meters_per_second: 2.86,
    max_velocity_meters_per_second: 3.9,
    avg_pace_minutes_per_kilometer: 5.83,
    max_pace_minutes_per_kilometer: 4.3,
    avg_cadence_rpm: 85,
    max_cadence_rpm: 92,
    avg_torque_newton_meters: 20,
    max_torque_newton_meters: 35,
    speed_samples: samples('speed_meters_per_second', [2.6, 3, 2.9]),
    cadence_samples: samples('cadence_rpm', [80, 90, 85]),
    torque_samples: samples('torque_newton_meters', [18, 22, 20]),
  },
  oxygen_data: {
    avg_saturation_percentage: 96,
    saturation_samples: [{ timestamp: at(MIDDLE!), percentage: 96, type: 0 }],
    vo2max_ml_per_min_per_kg: 48,
  },
  polyline_map_data: { summary_polyline: '_p~iF~ps|U_ulLnnqC_mqNvxq`@' },
  position_data: {
    start_pos_lat_lng_deg: [38.5, -120.2],
    center_pos_lat_lng_deg: [38.51, -120.21],
    end_pos_lat_lng_deg: [38.52, -120.22],
    position_samples: [
      { timestamp: at(FIRST!), coords_lat_lng_deg: [38.5005, -120.2005], timer_duration_seconds: 60 },
      { timestamp: at(LAST!), coords_lat_lng_deg: [38.5205, -120.2205], timer_duration_seconds: 3500 },
    ],
  },
  power_data: { avg_watts: 250, max_watts: 400, power_samples: samples('watts', [240, 260, 250]) },
  work_data: { work_kilojoules: 875 },
}

function lap(start: string, end: string, meters: number, active: number): object {
  return {
    start_time: at(start),
    end_time: at(end),
    distance_meters: meters,
    active_duration_seconds: active,
    avg_speed_meters_per_second: meters / active,
  }
}
