import { deviceData } from '../parts/device-data.ts'
import { glucoseData } from '../parts/glucose-data.ts'
import { heartRateData } from '../parts/heart-rate-data.ts'
import { measurementsData } from '../parts/measurements-data.ts'
import { dayMetadata } from '../parts/metadata.ts'
import { oxygenData } from '../parts/oxygen-data.ts'

/** One day's measurements of the body. */
export const body = {
  'metadata!': dayMetadata as typeof dayMetadata,
  measurements_data: measurementsData as typeof measurementsData,
  blood_pressure_data: {
    blood_pressure_samples: [{ timestamp: 'timestamp', systolic_bp: 'amount', diastolic_bp: 'amount' }],
    day_avg_systolic_bp: 'amount',
    day_avg_diastolic_bp: 'amount',
  },
  glucose_data: glucoseData as typeof glucoseData,
  heart_data: {
    heart_rate_data: heartRateData as typeof heartRateData,
    afib_classification_samples: [{ timestamp: 'timestamp', afib_classification: 'AFibFlag' }],
    ecg_signal: [
      {
        start_timestamp: 'timestamp',
        avg_hr_bpm: 'amount',
        afib_classification: 'AFibFlag',
        raw_signal: [{ timestamp: 'timestamp', potential_uV: 'number' }],
      },
    ],
    pulse_wave_velocity_samples: [
      { timestamp: 'timestamp', pulse_wave_velocity_meters_per_second: 'amount' },
    ],
    rr_interval_samples: [{ timestamp: 'timestamp', rr_interval_ms: 'amount', hr_bpm: 'amount' }],
  },
  hydration_data: {
    day_total_water_consumption_ml: 'amount',
    day_avg_hydration_kg: 'amount',
    hydration_amount_samples: [{ timestamp: 'timestamp', hydration_kg: 'amount' }],
  },
  ketone_data: {
    day_avg_ketone_mg_per_dL: 'amount',
    ketone_samples: [{ timestamp: 'timestamp', ketone_mg_per_dL: 'amount', sample_type: 'KetoneSampleType' }],
  },
  oxygen_data: oxygenData as typeof oxygenData,
  temperature_data: {
    body_temperature_samples: [{ timestamp: 'timestamp', temperature_celsius: 'number' }],
    skin_temperature_samples: [{ timestamp: 'timestamp', temperature_celsius: 'number' }],
    ambient_temperature_samples: [{ timestamp: 'timestamp', temperature_celsius: 'number' }],
    day_avg_body_temperature_celsius: 'number',
    day_avg_skin_temperature_celsius: 'number',
    day_avg_ambient_temperature_celsius: 'number',
  },
  device_data: deviceData as typeof deviceData,
} as const
