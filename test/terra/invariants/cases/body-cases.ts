import type { Case } from './case.ts'

const M = '/measurements_data/measurements/0'
const PRESSURE = '/blood_pressure_data/blood_pressure_samples/0'
const GLUCOSE = '/glucose_data'
const TEMPERATURE = '/temperature_data'

export const BODY_CASES: Readonly<Record<string, readonly Case[]>> = {
  'body/bmi-is-weight-over-height-squared': [
    { passes: { [`${M}/BMI`]: 25.1 }, fails: { [`${M}/BMI`]: 25.3 } },
    { passes: { [`${M}/height_cm`]: 0 }, fails: { [`${M}/weight_kg`]: 176 } },
  ],
  'body/lean-mass-is-what-is-not-fat': [
    { passes: { [`${M}/lean_mass_g`]: 65_000 }, fails: { [`${M}/lean_mass_g`]: 16_000 } },
  ],
  'body/muscle-and-bone-are-lean': [
    { passes: { [`${M}/muscle_mass_g`]: 62_000 }, fails: { [`${M}/muscle_mass_g`]: 62_100 } },
    { passes: {}, fails: { [`${M}/muscle_mass_g`]: 66_000, [`${M}/bone_mass_g`]: null } },
  ],
  'body/masses-are-within-the-weight': [
    { passes: { [`${M}/bone_mass_g`]: 80_000 }, fails: { [`${M}/bone_mass_g`]: 3_200_000 } },
  ],
  'body/masses-are-in-grams': [
    { passes: { [`${M}/bone_mass_g`]: 800 }, fails: { [`${M}/bone_mass_g`]: 3.2 } },
    { passes: {}, fails: { [`${M}/muscle_mass_g`]: 55 } },
  ],
  'body/resting-rate-is-above-basal': [{ passes: { [`${M}/RMR`]: 1750 }, fails: { [`${M}/RMR`]: 1749 } }],
  'body/metabolic-rate-is-plausible': [{ passes: { [`${M}/BMR`]: 500 }, fails: { [`${M}/BMR`]: 7322 } }],
  'body/height-is-plausible': [{ passes: { [`${M}/height_cm`]: 50 }, fails: { [`${M}/height_cm`]: 1.8 } }],
  'body/weight-is-plausible': [
    { passes: { [`${M}/weight_kg`]: 400 }, fails: { [`${M}/weight_kg`]: 80_000 } },
  ],
  'body/shares-are-in-percent': [
    { passes: { [`${M}/water_percentage`]: 2 }, fails: { [`${M}/water_percentage`]: 0.55 } },
    { passes: {}, fails: { '/measurements_data/day_avg_bodyfat_percentage': 0.2 } },
  ],
  'body/day-averages-are-those-of-samples': [
    {
      passes: { '/blood_pressure_data/day_avg_systolic_bp': 127 },
      fails: { '/blood_pressure_data/day_avg_systolic_bp': 130 },
    },
    { passes: {}, fails: { '/measurements_data/day_avg_weight_kg': 176 } },
  ],
  'glucose/both-spellings-are-equal': [
    {
      passes: { [`${GLUCOSE}/day_avg_blood_glucose_mg_per_dl`]: null },
      fails: { [`${GLUCOSE}/day_avg_blood_glucose_mg_per_dl`]: 111 },
    },
  ],
  'blood-pressure/systolic-is-higher': [
    {
      passes: { [`${PRESSURE}/systolic_bp`]: 81 },
      fails: { [`${PRESSURE}/systolic_bp`]: 80, [`${PRESSURE}/diastolic_bp`]: 120 },
    },
  ],
  'blood-pressure/plausible': [
    { passes: { [`${PRESSURE}/systolic_bp`]: 300 }, fails: { [`${PRESSURE}/systolic_bp`]: 16 } },
    { passes: {}, fails: { [`${PRESSURE}/diastolic_bp`]: 10.6 } },
  ],
  'glucose/is-in-milligrams': [
    {
      passes: { [`${GLUCOSE}/blood_glucose_samples/0/blood_glucose_mg_per_dL`]: 35 },
      fails: { [`${GLUCOSE}/blood_glucose_samples/0/blood_glucose_mg_per_dL`]: 5.3 },
    },
  ],
  'glucose/percentiles-ascend': [
    {
      passes: {
        [`${GLUCOSE}/daily_patterns/1/percentile_25`]: null,
        [`${GLUCOSE}/daily_patterns/1/percentile_5`]: 95,
      },
      fails: {
        [`${GLUCOSE}/daily_patterns/1/percentile_25`]: null,
        [`${GLUCOSE}/daily_patterns/1/percentile_5`]: 96,
      },
    },
  ],
  'glucose/hours-are-distinct': [
    {
      passes: { [`${GLUCOSE}/daily_patterns/1/time_from_midnight`]: 0 },
      fails: { [`${GLUCOSE}/daily_patterns/1/time_from_midnight`]: 8 },
    },
  ],
  'heart-beats/interval-fits-the-rate': [
    {
      passes: { '/heart_data/rr_interval_samples/0/rr_interval_ms': 1100 },
      fails: { '/heart_data/rr_interval_samples/0/rr_interval_ms': 1 },
    },
  ],
  'hydration/water-is-in-millilitres': [
    {
      passes: { '/hydration_data/day_total_water_consumption_ml': 0 },
      fails: { '/hydration_data/day_total_water_consumption_ml': 2.5 },
    },
  ],
  'temperature/body-is-in-celsius': [
    {
      passes: { [`${TEMPERATURE}/body_temperature_samples/0/temperature_celsius`]: 41 },
      fails: { [`${TEMPERATURE}/body_temperature_samples/0/temperature_celsius`]: 97.9 },
    },
  ],
  'temperature/skin-is-in-celsius': [
    {
      passes: { [`${TEMPERATURE}/skin_temperature_samples/0/temperature_celsius`]: 10 },
      fails: { [`${TEMPERATURE}/skin_temperature_samples/0/temperature_celsius`]: -0.3 },
    },
  ],
}
