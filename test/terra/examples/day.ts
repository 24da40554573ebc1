import type { Daily } from '../../../src/terra/model.ts'

const at = (time: string) => `2026-11-03T${time}:00.000000+01:00`

/** A day in which everything fits. */
export const day: Daily = {
  metadata: {
    start_time: at('00:00'),
    end_time: '2026-11-04T00:00:00.000000+01:00',
    upload_type: 1,
    timestamp_localization: 1,
  },
  active_durations_data: {
    activity_seconds: 9000,
    inactivity_seconds: 40_000,
    rest_seconds: 37_400,
    low_intensity_seconds: 6000,
    moderate_intensity_seconds: 2000,
    vigorous_intensity_seconds: 1000,
    standing_hours_count: 11,
    standing_seconds: 30_000,
    num_continuous_inactive_periods: 4,
  },
  calories_data: { total_burned_calories: 2500, BMR_calories: 1700, net_activity_calories: 800 },
  distance_data: {
    distance_meters: 11_000,
    steps: 12_000,
    floors_climbed: 10,
    elevation: {
      min_meters: 30,
      avg_meters: 35,
      max_meters: 60,
      gain_actual_meters: 45,
      loss_actual_meters: 40,
    },
    detailed: {
      distance_samples: [
        { timestamp: at('09:00'), distance_meters: 1000, timer_duration_seconds: 32_400 },
        { timestamp: at('23:00'), distance_meters: 11_000, timer_duration_seconds: 82_800 },
      ],
      step_samples: [
        { timestamp: at('09:00'), steps: 1500 },
        { timestamp: at('23:00'), steps: 12_000 },
      ],
      floors_climbed_samples: [
        { timestamp: at('09:00'), floors_climbed: 2 },
        { timestamp: at('23:00'), floors_climbed: 10 },
      ],
      elevation_samples: [
        { timestamp: at('09:00'), elev_meters: 31 },
        { timestamp: at('12:00'), elev_meters: 58 },
        { timestamp: at('23:00'), elev_meters: 35 },
      ],
    },
  },
  heart_rate_data: {
    summary: { min_hr_bpm: 48, avg_hr_bpm: 70, max_hr_bpm: 150, resting_hr_bpm: 52, user_max_hr_bpm: 190 },
    detailed: {
      hr_samples: [
        { timestamp: at('03:00'), bpm: 50 },
        { timestamp: at('17:00'), bpm: 92 },
      ],
    },
  },
  MET_data: { avg_level: 1.5, num_inactive_minutes: 1200, num_low_intensity_minutes: 120 },
  oxygen_data: {
    avg_saturation_percentage: 97,
    vo2max_ml_per_min_per_kg: 48,
    saturation_samples: [{ timestamp: at('03:00'), percentage: 97, type: 0 }],
  },
  scores: { activity: 70, recovery: 80, sleep: 85 },
  stress_data: {
    avg_stress_level: 30,
    max_stress_level: 85,
    stress_rating: 2,
    stress_duration_seconds: 18_000,
    low_stress_duration_seconds: 12_000,
    medium_stress_duration_seconds: 5000,
    high_stress_duration_seconds: 1000,
    rest_stress_duration_seconds: 40_000,
    activity_stress_duration_seconds: 9000,
    samples: [
      { timestamp: at('10:00'), level: 25 },
      { timestamp: at('15:00'), level: 85 },
    ],
    body_battery_samples: [
      { timestamp: at('08:00'), level: 95 },
      { timestamp: at('22:00'), level: 20 },
    ],
  },
  tag_data: { tags: [{ timestamp: at('12:00'), tag_name: 'coffee', notes: '' }] },
}
