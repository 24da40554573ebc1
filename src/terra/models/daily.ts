import { activeDurationsData } from '../parts/active-durations-data.ts'
import { caloriesData } from '../parts/calories-data.ts'
import { deviceData } from '../parts/device-data.ts'
import { distanceDetail, elevation, swimming } from '../parts/distance-data.ts'
import { heartRateData } from '../parts/heart-rate-data.ts'
import { metData } from '../parts/met-data.ts'
import { oxygenData } from '../parts/oxygen-data.ts'

/** One day's running totals: sent again, larger, while the day goes on. */
export const daily = {
  'metadata!': {
    'start_time!': 'timestamp',
    'end_time!': 'timestamp',
    'upload_type!': 'UploadType',
    timestamp_localization: 'TimestampLocalization',
  },
  active_durations_data: activeDurationsData as typeof activeDurationsData,
  calories_data: caloriesData as typeof caloriesData,
  distance_data: {
    distance_meters: 'amount',
    steps: 'count',
    floors_climbed: 'count',
    elevation: elevation as typeof elevation,
    swimming: swimming as typeof swimming,
    detailed: distanceDetail as typeof distanceDetail,
  },
  heart_rate_data: heartRateData as typeof heartRateData,
  MET_data: metData as typeof metData,
  oxygen_data: oxygenData as typeof oxygenData,
  scores: { activity: 'percentage', recovery: 'percentage', sleep: 'percentage' },
  strain_data: { strain_level: 'amount' },
  /** Levels from 0 to 100. Older pages use −1 for "unknown"; an invariant asks for the range. */
  stress_data: {
    avg_stress_level: 'number',
    max_stress_level: 'number',
    stress_rating: 'StressLevel',
    stress_duration_seconds: 'seconds',
    low_stress_duration_seconds: 'seconds',
    medium_stress_duration_seconds: 'seconds',
    high_stress_duration_seconds: 'seconds',
    rest_stress_duration_seconds: 'seconds',
    activity_stress_duration_seconds: 'seconds',
    samples: [{ timestamp: 'timestamp', level: 'number' }],
    body_battery_samples: [{ timestamp: 'timestamp', level: 'number' }],
  },
  tag_data: { tags: [{ 'timestamp!': 'timestamp', 'tag_name!': 'text', 'notes!': 'text' }] },
  device_data: deviceData as typeof deviceData,
  /** Terra's own scores: no partner fills them. */
  data_enrichment: {
    total_stress_score: 'number',
    stress_contributors: 'contributions',
    total_stress_score_v2: 'number',
    total_stress_score_v2_contributors: 'contributions',
    respiratory_score: 'number',
    respiratory_contributors: 'contributions',
    immune_index: 'integer',
    immune_contributors: 'contributions',
    resilience_score: 'integer',
    resilience_contributors: 'contributions',
    strain_index: 'number',
    strain_traffic_light: 'text',
    strain_contributors: 'contributions',
  },
} as const
