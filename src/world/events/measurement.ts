import type { Body } from '../../terra/model.ts'
import type { DayNumber } from '../calendar.ts'
import type { Person } from '../person.ts'
import { round } from '../series.ts'
import { dayMetadata, deviceData, type Scene } from './scene.ts'

export interface Measurement {
  readonly atMs: number
  /** Kilograms that a later correction adds. */
  readonly correctionKg: number
}

/** Aerobic capacity on a date: it drifts with the seasons. Daily and Body agree on it. */
export function vo2maxOn(person: Person, day: DayNumber): number {
  return round(person.vo2max + season(day, 1.5), 1)
}

/** What scale, cuff and thermometer say one morning, as Terra's Body of that date. */
export function bodyOf(scene: Scene, measurement: Measurement): Body {
  const { person, choices, zone } = scene
  const timestamp = zone.stamp(measurement.atMs)
  const composition = compositionOf(scene, measurement.correctionKg)
  const [systolic, diastolic] = [choices.int(106, 132), choices.int(64, 84)]
  const temperature = round(36.3 + choices.int(0, 7) / 10, 1)
  const skin = round(33 + choices.int(0, 20) / 10, 1)
  const glucose = choices.int(78, 104)
  return {
    metadata: dayMetadata(scene),
    measurements_data: {
      measurements: [{ measurement_time: timestamp, ...composition }],
      ...dayAverages(composition),
    },
    blood_pressure_data: {
      blood_pressure_samples: [{ timestamp, systolic_bp: systolic, diastolic_bp: diastolic }],
      day_avg_systolic_bp: systolic,
      day_avg_diastolic_bp: diastolic,
    },
    temperature_data: {
      body_temperature_samples: [{ timestamp, temperature_celsius: temperature }],
      skin_temperature_samples: [{ timestamp, temperature_celsius: skin }],
      day_avg_body_temperature_celsius: temperature,
      day_avg_skin_temperature_celsius: skin,
    },
    glucose_data: {
      blood_glucose_samples: [{ timestamp, blood_glucose_mg_per_dL: glucose, glucose_level_flag: 0 }],
      day_avg_blood_glucose_mg_per_dL: glucose,
      day_avg_blood_glucose_mg_per_dl: glucose,
    },
    heart_data: heart(scene, timestamp),
    oxygen_data: { vo2max_ml_per_min_per_kg: vo2maxOn(person, scene.day) },
    device_data: deviceData(scene),
  }
}

function heart({ person, choices }: Scene, timestamp: string) {
  const bpm = person.restingHrBpm + choices.int(4, 14)
  return { heart_rate_data: { detailed: { hr_samples: [{ timestamp, bpm }] } } }
}

function compositionOf({ person, day, choices }: Scene, correctionKg: number) {
  const weight = round(person.weightKg + season(day, 1.2) + choices.int(-4, 4) / 10 + correctionKg, 1)
  const fat = round(person.bodyFatPercentage + season(day, 0.8) + choices.int(-3, 3) / 10, 1)
  const leanGrams = Math.round(weight * 1000 * (1 - fat / 100))
  const boneGrams = Math.round(leanGrams * 0.05)
  return {
    weight_kg: weight,
    height_cm: person.heightCm,
    BMI: round(weight / (person.heightCm / 100) ** 2, 1),
    BMR: person.bmrKcal,
    RMR: Math.round(person.bmrKcal * 1.05),
    bodyfat_percentage: fat,
    water_percentage: round((100 - fat) * 0.73, 1),
    bone_mass_g: boneGrams,
    muscle_mass_g: leanGrams - boneGrams,
    lean_mass_g: leanGrams,
  }
}

function dayAverages(composition: ReturnType<typeof compositionOf>) {
  return {
    day_avg_weight_kg: composition.weight_kg,
    day_avg_height_cm: composition.height_cm,
    day_avg_bmi: composition.BMI,
    day_avg_bmr: composition.BMR,
    day_avg_rmr: composition.RMR,
    day_avg_bodyfat_percentage: composition.bodyfat_percentage,
    day_avg_water_percentage: composition.water_percentage,
    day_avg_bone_mass_g: composition.bone_mass_g,
    day_avg_muscle_mass_g: composition.muscle_mass_g,
    day_avg_lean_mass_g: composition.lean_mass_g,
  }
}

/** A swing of a year. */
function season(day: DayNumber, amplitude: number): number {
  return amplitude * Math.sin((2 * Math.PI * day) / 365.25)
}
