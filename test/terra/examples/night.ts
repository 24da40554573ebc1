import type { Sleep } from '../../../src/terra/model.ts'

const at = (time: string) => `2026-11-${time < '12' ? '03' : '02'}T${time}:00.000000+01:00`
const hypnogram = [
  ['22:30', 1],
  ['22:40', 4],
  ['00:00', 5],
  ['01:30', 6],
  ['02:30', 1],
  ['02:45', 4],
  ['04:05', 6],
  ['04:55', 4],
  ['06:15', 1],
  ['06:25', 0],
] as const
const heartRate = [
  ['22:35', 64, 300],
  ['00:30', 54, 7200],
  ['02:30', 50, 14_400],
  ['04:30', 55, 21_600],
  ['06:20', 57, 28_200],
] as const

/** A night in which everything fits: eight hours in bed, all fields filled. */
export const night: Sleep = {
  metadata: {
    start_time: at('22:30'),
    end_time: at('06:30'),
    summary_id: 'night-1',
    upload_type: 2,
    is_nap: false,
    timestamp_localization: 1,
  },
  sleep_durations_data: {
    asleep: {
      duration_asleep_state_seconds: 26_400,
      duration_light_sleep_state_seconds: 14_400,
      duration_deep_sleep_state_seconds: 5400,
      duration_REM_sleep_state_seconds: 6600,
      num_REM_events: 2,
    },
    awake: {
      duration_awake_state_seconds: 2100,
      duration_short_interruption_seconds: 300,
      duration_long_interruption_seconds: 900,
      sleep_latency_seconds: 600,
      wake_up_latency_seconds: 300,
      num_wakeup_events: 3,
      num_out_of_bed_events: 1,
    },
    other: { duration_in_bed_seconds: 28_800, duration_unmeasurable_sleep_seconds: 300 },
    sleep_efficiency: 91.7,
    hypnogram_samples: hypnogram.map(([time, level]) => ({ timestamp: at(time), level })),
  },
  heart_rate_data: {
    summary: {
      min_hr_bpm: 50,
      avg_hr_bpm: 56,
      max_hr_bpm: 64,
      resting_hr_bpm: 50,
      user_max_hr_bpm: 190,
      avg_hrv_rmssd: 65,
      avg_hrv_sdnn: 85,
      hr_zone_data: [
        { zone: 0, name: 'Rest', start_percentage: 0, end_percentage: 50, duration_seconds: 28_000 },
        { zone: 1, name: 'Light', start_percentage: 50, end_percentage: 60, duration_seconds: 800 },
      ],
    },
    detailed: {
      hr_samples: heartRate.map(([time, bpm, timer]) => ({
        timestamp: at(time),
        bpm,
        timer_duration_seconds: timer,
        context: 2,
      })),
      hrv_samples_rmssd: [
        { timestamp: at('01:00'), hrv_rmssd: 60 },
        { timestamp: at('05:00'), hrv_rmssd: 70 },
      ],
      hrv_samples_sdnn: [
        { timestamp: at('01:00'), hrv_sdnn: 80 },
        { timestamp: at('05:00'), hrv_sdnn: 90 },
      ],
    },
  },
  respiration_data: {
    breaths_data: {
      start_time: at('22:30'),
      end_time: at('06:30'),
      min_breaths_per_min: 12,
      avg_breaths_per_min: 14,
      max_breaths_per_min: 17,
      on_demand_reading: false,
      samples: [
        { timestamp: at('23:00'), breaths_per_min: 13 },
        { timestamp: at('03:00'), breaths_per_min: 15 },
      ],
    },
    oxygen_saturation_data: {
      start_time: at('22:30'),
      end_time: at('06:30'),
      avg_saturation_percentage: 96,
      samples: [
        { timestamp: at('23:00'), percentage: 95, type: 0 },
        { timestamp: at('23:00'), percentage: 70, type: 1 },
        { timestamp: at('03:00'), percentage: 97, type: 0 },
      ],
    },
    snoring_data: {
      start_time: at('22:30'),
      end_time: at('06:30'),
      num_snoring_events: 2,
      total_snoring_duration_seconds: 120,
      samples: [
        { timestamp: at('00:10'), duration_seconds: 50 },
        { timestamp: at('04:10'), duration_seconds: 70 },
      ],
    },
  },
  temperature_data: { delta: 0.2 },
  readiness_data: { readiness: 80, recovery_level: 5 },
  scores: { sleep: 85 },
  device_data: {
    name: 'Ring',
    manufacturer: 'Example',
    activation_timestamp: '2025-01-01T09:00:00.000000+01:00',
    last_upload_date: '2026-11-03',
    data_provided: ['HEART_RATE', 'SLEEP_TYPE'],
    other_devices: [{ name: 'Phone', data_provided: ['STEPS'] }],
  },
  data_enrichment: { sleep_score: 84, sleep_contributors: { efficiency: 0.3 } },
}
