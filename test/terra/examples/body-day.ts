import type { Body } from '../../../src/terra/model.ts'

const at = (time: string) => `2026-11-03T${time}:00.000000+01:00`

/** A day of measurements in which everything fits. */
export const bodyDay: Body = {
  metadata: {
    start_time: at('00:00'),
    end_time: '2026-11-04T00:00:00.000000+01:00',
    timestamp_localization: 1,
  },
  measurements_data: {
    measurements: [
      {
        measurement_time: at('07:00'),
        weight_kg: 80,
        height_cm: 180,
        BMI: 24.7,
        BMR: 1750,
        RMR: 1850,
        bodyfat_percentage: 20,
        water_percentage: 55,
        bone_mass_g: 3200,
        muscle_mass_g: 55_000,
        lean_mass_g: 64_000,
      },
    ],
    day_avg_weight_kg: 80,
    day_avg_height_cm: 180,
    day_avg_bmi: 24.7,
    day_avg_bodyfat_percentage: 20,
    day_avg_water_percentage: 55,
    day_avg_lean_mass_g: 64_000,
  },
  blood_pressure_data: {
    blood_pressure_samples: [
      { timestamp: at('07:00'), systolic_bp: 120, diastolic_bp: 80 },
      { timestamp: at('19:00'), systolic_bp: 130, diastolic_bp: 84 },
    ],
    day_avg_systolic_bp: 125,
    day_avg_diastolic_bp: 82,
  },
  glucose_data: {
    blood_glucose_samples: [
      { timestamp: at('08:00'), blood_glucose_mg_per_dL: 95, glucose_level_flag: 0, trend_arrow: 3 },
      { timestamp: at('12:00'), blood_glucose_mg_per_dL: 125, glucose_level_flag: 0, trend_arrow: 4 },
    ],
    day_avg_blood_glucose_mg_per_dL: 110,
    day_avg_blood_glucose_mg_per_dl: 110,
    daily_patterns: [8, 9].map((hour) => ({
      time_from_midnight: hour,
      percentile_5: 70,
      percentile_25: 85,
      percentile_50: 95,
      percentile_75: 110,
      percentile_95: 140,
    })),
  },
  heart_data: {
    heart_rate_data: {
      summary: {
        min_hr_bpm: 48,
        avg_hr_bpm: 70,
        max_hr_bpm: 150,
        hr_zone_data: [
          { zone: 0, start_percentage: 0, end_percentage: 50, duration_seconds: 60_000 },
          { zone: 1, start_percentage: 50, end_percentage: 60, duration_seconds: 9000 },
        ],
      },
      detailed: {
        hr_samples: [
          { timestamp: at('03:00'), bpm: 50 },
          { timestamp: at('17:00'), bpm: 92 },
        ],
      },
    },
    rr_interval_samples: [{ timestamp: at('09:00'), rr_interval_ms: 1000, hr_bpm: 60 }],
    ecg_signal: [
      {
        start_timestamp: at('09:00'),
        avg_hr_bpm: 61,
        afib_classification: 0,
        raw_signal: [
          { timestamp: '2026-11-03T09:00:00.000000+01:00', potential_uV: -12 },
          { timestamp: '2026-11-03T09:00:00.002000+01:00', potential_uV: 40 },
        ],
      },
    ],
  },
  hydration_data: {
    day_total_water_consumption_ml: 2000,
    day_avg_hydration_kg: 44,
    hydration_amount_samples: [{ timestamp: at('07:00'), hydration_kg: 44 }],
  },
  ketone_data: {
    day_avg_ketone_mg_per_dL: 3,
    ketone_samples: [{ timestamp: at('07:00'), ketone_mg_per_dL: 3, sample_type: 1 }],
  },
  oxygen_data: { avg_saturation_percentage: 97, vo2max_ml_per_min_per_kg: 48 },
  temperature_data: {
    body_temperature_samples: [{ timestamp: at('07:00'), temperature_celsius: 36.6 }],
    skin_temperature_samples: [{ timestamp: at('03:00'), temperature_celsius: 33.5 }],
    day_avg_body_temperature_celsius: 36.6,
    day_avg_skin_temperature_celsius: 33.5,
  },
}
