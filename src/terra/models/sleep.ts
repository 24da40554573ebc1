import { deviceData } from '../parts/device-data.ts'
import { heartRateData } from '../parts/heart-rate-data.ts'

/** One night or one nap. Its window is the time in bed; what Terra's field text says of midnight is a slip. */
export const sleep = {
  'metadata!': {
    'start_time!': 'timestamp',
    'end_time!': 'timestamp',
    'upload_type!': 'SleepUploadType',
    /** Terra lets it be null, and still tells nights apart by it: an invariant asks for it. */
    summary_id: 'identifier',
    is_nap: 'flag',
    timestamp_localization: 'TimestampLocalization',
  },
  sleep_durations_data: {
    asleep: {
      duration_asleep_state_seconds: 'seconds',
      duration_light_sleep_state_seconds: 'seconds',
      duration_deep_sleep_state_seconds: 'seconds',
      duration_REM_sleep_state_seconds: 'seconds',
      num_REM_events: 'count',
    },
    awake: {
      duration_awake_state_seconds: 'seconds',
      duration_short_interruption_seconds: 'seconds',
      duration_long_interruption_seconds: 'seconds',
      sleep_latency_seconds: 'seconds',
      wake_up_latency_seconds: 'seconds',
      num_wakeup_events: 'count',
      num_out_of_bed_events: 'count',
    },
    other: {
      duration_in_bed_seconds: 'seconds',
      duration_unmeasurable_sleep_seconds: 'seconds',
    },
    sleep_efficiency: 'percentage',
    hypnogram_samples: [{ timestamp: 'timestamp', level: 'SleepLevel' }],
  },
  heart_rate_data: heartRateData as typeof heartRateData,
  respiration_data: {
    breaths_data: {
      start_time: 'timestamp',
      end_time: 'timestamp',
      min_breaths_per_min: 'amount',
      avg_breaths_per_min: 'amount',
      max_breaths_per_min: 'amount',
      on_demand_reading: 'flag',
      samples: [{ timestamp: 'timestamp', breaths_per_min: 'amount' }],
    },
    oxygen_saturation_data: {
      start_time: 'timestamp',
      end_time: 'timestamp',
      avg_saturation_percentage: 'percentage',
      samples: [{ timestamp: 'timestamp', percentage: 'percentage', type: 'OxygenSaturationType' }],
    },
    snoring_data: {
      start_time: 'timestamp',
      end_time: 'timestamp',
      num_snoring_events: 'count',
      total_snoring_duration_seconds: 'seconds',
      samples: [{ timestamp: 'timestamp', duration_seconds: 'seconds' }],
    },
  },
  /** Degrees Celsius away from the user's usual. */
  temperature_data: { delta: 'number' },
  readiness_data: { readiness: 'percentage', recovery_level: 'number' },
  scores: { sleep: 'number' },
  device_data: deviceData as typeof deviceData,
  /** Terra's own scores: no partner fills them. */
  data_enrichment: {
    sleep_score: 'number',
    sleep_contributors: 'contributions',
    sleep_score_v2: 'number',
    sleep_score_v2_contributors: 'contributions',
    readiness_score: 'number',
    readiness_contributors: 'contributions',
    respiratory_score_v2: 'number',
    respiratory_score_v2_contributors: 'contributions',
  },
} as const
