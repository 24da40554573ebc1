import { activeDurationsData } from '../parts/active-durations-data.ts'
import { caloriesData } from '../parts/calories-data.ts'
import { deviceData } from '../parts/device-data.ts'
import { distanceDetail, elevation, swimming } from '../parts/distance-data.ts'
import { heartRateData } from '../parts/heart-rate-data.ts'
import { metData } from '../parts/met-data.ts'
import { oxygenData } from '../parts/oxygen-data.ts'

/** One workout. */
export const activity = {
  'metadata!': {
    'start_time!': 'timestamp',
    'end_time!': 'timestamp',
    'summary_id!': 'identifier',
    'type!': 'ActivityType',
    'upload_type!': 'UploadType',
    name: 'text',
    city: 'text',
    state: 'text',
    country: 'text',
    timestamp_localization: 'TimestampLocalization',
  },
  active_durations_data: activeDurationsData as typeof activeDurationsData,
  calories_data: caloriesData as typeof caloriesData,
  distance_data: {
    summary: {
      distance_meters: 'amount',
      steps: 'count',
      floors_climbed: 'count',
      elevation: elevation as typeof elevation,
      swimming: swimming as typeof swimming,
    },
    detailed: distanceDetail as typeof distanceDetail,
  },
  energy_data: { energy_kilojoules: 'amount', energy_planned_kilojoules: 'amount' },
  heart_rate_data: heartRateData as typeof heartRateData,
  lap_data: {
    laps: [
      {
        start_time: 'timestamp',
        end_time: 'timestamp',
        trigger_method: 'text',
        active_duration_seconds: 'count',
        distance_meters: 'amount',
        avg_speed_meters_per_second: 'amount',
        avg_hr_bpm: 'amount',
        avg_watts: 'amount',
        calories: 'amount',
        stroke_type: 'text',
        total_strokes: 'count',
      },
    ],
  },
  MET_data: metData as typeof metData,
  movement_data: {
    avg_speed_meters_per_second: 'amount',
    max_speed_meters_per_second: 'amount',
    adjusted_max_speed_meters_per_second: 'amount',
    normalized_speed_meters_per_second: 'amount',
    avg_velocity_meters_per_second: 'number',
    max_velocity_meters_per_second: 'number',
    avg_pace_minutes_per_kilometer: 'amount',
    max_pace_minutes_per_kilometer: 'amount',
    avg_cadence_rpm: 'amount',
    max_cadence_rpm: 'amount',
    avg_torque_newton_meters: 'number',
    max_torque_newton_meters: 'number',
    speed_samples: [
      { timestamp: 'timestamp', speed_meters_per_second: 'amount', timer_duration_seconds: 'seconds' },
    ],
    cadence_samples: [{ timestamp: 'timestamp', cadence_rpm: 'amount', timer_duration_seconds: 'seconds' }],
    torque_samples: [
      { timestamp: 'timestamp', torque_newton_meters: 'number', timer_duration_seconds: 'seconds' },
    ],
  },
  oxygen_data: oxygenData as typeof oxygenData,
  polyline_map_data: { summary_polyline: 'text' },
  position_data: {
    start_pos_lat_lng_deg: 'coordinates',
    center_pos_lat_lng_deg: 'coordinates',
    end_pos_lat_lng_deg: 'coordinates',
    position_samples: [
      { timestamp: 'timestamp', coords_lat_lng_deg: 'coordinates', timer_duration_seconds: 'seconds' },
    ],
  },
  power_data: {
    avg_watts: 'amount',
    max_watts: 'amount',
    power_samples: [{ timestamp: 'timestamp', watts: 'amount', timer_duration_seconds: 'seconds' }],
  },
  work_data: { work_kilojoules: 'amount' },
  strain_data: { strain_level: 'amount' },
  TSS_data: {
    TSS_samples: [
      {
        method: 'text',
        planned: 'amount',
        actual: 'amount',
        intensity_factor_planned: 'amount',
        intensity_factor_actual: 'amount',
        normalized_power_watts: 'amount',
      },
    ],
  },
  cheat_detection: 'number',
  device_data: deviceData as typeof deviceData,
  /** Terra's own scores: no partner fills them. */
  data_enrichment: {
    efficiency_score: 'number',
    efficiency_contributors: 'contributions',
    strain_score: 'number',
    strain_contributors: 'contributions',
    rcrs_score: 'number',
    rcrs_contributors: 'contributions',
    trimp_score: 'number',
    trimp_contributors: 'contributions',
  },
} as const
