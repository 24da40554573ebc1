import type { DataType } from '../partner/data.ts'

/** A field of Terra's, and what partners call it: each name is a set of words, in the canon of `canonical`. */
export type TargetNames = readonly (readonly [target: string, ...names: readonly string[]])[]

const HEART: TargetNames = [
  ['heart_rate_data.summary.avg_hr_bpm', 'avg hr'],
  ['heart_rate_data.summary.min_hr_bpm', 'min hr'],
  ['heart_rate_data.summary.max_hr_bpm', 'max hr'],
  ['heart_rate_data.summary.resting_hr_bpm', 'resting hr'],
  [
    'heart_rate_data.summary.avg_hrv_rmssd',
    'avg hrv',
    'hrv',
    'hrv rmssd',
    'avg hrv rmssd',
    'rmssd',
    'avg rmssd',
  ],
  ['heart_rate_data.summary.avg_hrv_sdnn', 'hrv sdnn', 'avg hrv sdnn', 'sdnn'],
]

const DEVICE: TargetNames = [
  ['device_data.name', 'device name', 'device', 'device model', 'source device name'],
  ['device_data.manufacturer', 'device manufacturer', 'manufacturer', 'device brand'],
  ['device_data.serial_number', 'device serial', 'device serial number'],
  ['device_data.software_version', 'device firmware version', 'device software version', 'firmware version'],
  ['device_data.hardware_version', 'device hardware version'],
]

const ENERGY: TargetNames = [
  [
    'calories_data.total_burned_calories',
    'total calorie',
    'calorie',
    'burned calorie',
    'total burned calorie',
  ],
  ['calories_data.net_activity_calories', 'active calorie'],
  [
    'calories_data.BMR_calories',
    'bmr calorie',
    'basal calorie',
    'resting calorie',
    'bmr',
    'bmr kilo calorie',
  ],
]

const DURATIONS: TargetNames = [
  ['active_durations_data.activity_seconds', 'active', 'moving', 'active total', 'elapsed active'],
  [
    'active_durations_data.low_intensity_seconds',
    'low active',
    'low intensity',
    'light active',
    'lightly active',
  ],
  [
    'active_durations_data.moderate_intensity_seconds',
    ...['medium active', 'moderate active', 'moderate intensity', 'fairly active'],
  ],
  [
    'active_durations_data.vigorous_intensity_seconds',
    ...['high active', 'vigorous active', 'vigorous intensity', 'very active', 'high intensity'],
  ],
  ['active_durations_data.inactivity_seconds', 'sedentary', 'inactive', 'inactivity'],
  ['active_durations_data.rest_seconds', 'resting', 'rest'],
]

const SLEEP: TargetNames = [
  ['metadata.is_nap', 'is nap', 'nap'],
  [
    'sleep_durations_data.asleep.duration_asleep_state_seconds',
    ...['sleep total', 'asleep', 'asleep total', 'sleep', 'total', 'actual sleep'],
  ],
  ['sleep_durations_data.asleep.duration_deep_sleep_state_seconds', 'deep', 'slow wave', 'sws', 'deep total'],
  ['sleep_durations_data.asleep.duration_light_sleep_state_seconds', 'light', 'light total'],
  ['sleep_durations_data.asleep.duration_REM_sleep_state_seconds', 'rem', 'rem total'],
  ['sleep_durations_data.awake.duration_awake_state_seconds', 'awake', 'wake', 'awake total', 'waso'],
  ['sleep_durations_data.awake.sleep_latency_seconds', 'latency', 'onset latency', 'to fall asleep'],
  ['sleep_durations_data.awake.wake_up_latency_seconds', 'wake up latency', 'to wake up', 'wakeup latency'],
  [
    'sleep_durations_data.awake.num_wakeup_events',
    'wake up',
    'wakeup',
    'awakenings',
    'disturbance',
    'interruptions',
  ],
  ['sleep_durations_data.other.duration_in_bed_seconds', 'bed', 'bed total'],
  ['sleep_durations_data.sleep_efficiency', 'efficiency'],
  ['respiration_data.breaths_data.avg_breaths_per_min', 'avg breath', 'breath', 'breath rate'],
  ['respiration_data.breaths_data.min_breaths_per_min', 'min breath'],
  ['respiration_data.breaths_data.max_breaths_per_min', 'max breath'],
  ['respiration_data.oxygen_saturation_data.avg_saturation_percentage', 'avg spo2', 'spo2'],
  ['respiration_data.snoring_data.total_snoring_duration_seconds', 'snoring', 'snore'],
  ['temperature_data.delta', 'temperature delta', 'temperature deviation', 'skin temperature delta'],
  ['readiness_data.readiness', 'readiness', 'readiness score'],
  ['scores.sleep', 'score'],
]

const BODY_ITEM = 'measurements_data.measurements[].'
const BODY: TargetNames = [
  [`${BODY_ITEM}weight_kg`, 'weight', 'mass'],
  [`${BODY_ITEM}height_cm`, 'height'],
  [`${BODY_ITEM}BMI`, 'bmi', 'mass index'],
  [`${BODY_ITEM}BMR`, 'bmr', 'basal metabolic rate'],
  [`${BODY_ITEM}bodyfat_percentage`, 'fat', 'bodyfat', 'fat percent', 'bodyfat percent', 'fat ratio'],
  [`${BODY_ITEM}water_percentage`, 'water', 'hydration', 'water percent'],
  [`${BODY_ITEM}muscle_mass_g`, 'muscle mass', 'muscle'],
  [`${BODY_ITEM}bone_mass_g`, 'bone mass', 'bone'],
  [`${BODY_ITEM}lean_mass_g`, 'lean mass', 'fat free mass'],
  [`${BODY_ITEM}visceral_fat_level`, 'visceral fat', 'visceral fat level'],
]

const MACROS: TargetNames = [
  ['summary.macros.calories', 'calorie', 'total calorie'],
  ['summary.macros.carbohydrates_g', 'carbohydrate', 'carbs', 'total carbohydrate', 'carbohydrates'],
  ['summary.macros.protein_g', 'protein', 'proteins', 'total protein'],
  ['summary.macros.fat_g', 'fat', 'total fat', 'fats'],
  ['summary.macros.saturated_fat_g', 'saturated fat'],
  ['summary.macros.trans_fat_g', 'trans fat'],
  ['summary.macros.fiber_g', 'fiber', 'fibre', 'dietary fiber'],
  ['summary.macros.sugar_g', 'sugar', 'sugars'],
  ['summary.macros.sodium_mg', 'sodium'],
  ['summary.macros.cholesterol_mg', 'cholesterol'],
  ['summary.macros.alcohol_g', 'alcohol'],
  ['summary.water_ml', 'water', 'water intake'],
]

/** What partners call the fields of each of Terra's models. */
export const TARGET_NAMES: Readonly<Record<DataType, TargetNames>> = {
  sleep: [...SLEEP, ...HEART, ...DEVICE],
  activity: [
    ['metadata.name', 'name', 'title'],
    ...DURATIONS,
    ...ENERGY,
    ['distance_data.summary.distance_meters', 'distance', 'total distance'],
    ['distance_data.summary.steps', 'steps', 'step', 'total steps'],
    ['distance_data.summary.floors_climbed', 'floors', 'floors climbed'],
    ['distance_data.summary.elevation.gain_actual_meters', 'elevation gain', 'altitude gain', 'ascent'],
    ['distance_data.summary.elevation.loss_actual_meters', 'elevation loss', 'descent'],
    ['distance_data.summary.elevation.max_meters', 'max elevation', 'elev high', 'max altitude'],
    ['energy_data.energy_kilojoules', 'kilojoules'],
    ['movement_data.avg_speed_meters_per_second', 'avg speed', 'speed'],
    ['movement_data.max_speed_meters_per_second', 'max speed'],
    ['movement_data.avg_cadence_rpm', 'avg cadence', 'cadence'],
    ['movement_data.max_cadence_rpm', 'max cadence'],
    ['power_data.avg_watts', 'avg power', 'avg watts'],
    ['power_data.max_watts', 'max power', 'max watts'],
    ['oxygen_data.vo2max_ml_per_min_per_kg', 'vo2 max', 'vo2max'],
    ['strain_data.strain_level', 'strain'],
    ['polyline_map_data.summary_polyline', 'polyline', 'summary polyline', 'map polyline'],
    ...HEART,
    ...DEVICE,
  ],
  daily: [
    ...DURATIONS,
    ...ENERGY,
    ['distance_data.steps', 'steps', 'step', 'total steps'],
    ['distance_data.distance_meters', 'distance', 'total distance', 'equivalent walking distance'],
    ['distance_data.floors_climbed', 'floors climbed', 'floors'],
    ['distance_data.elevation.gain_actual_meters', 'elevation gain', 'elevation'],
    ['oxygen_data.avg_saturation_percentage', 'avg spo2', 'spo2'],
    ['oxygen_data.vo2max_ml_per_min_per_kg', 'vo2 max', 'vo2max'],
    ['stress_data.avg_stress_level', 'avg stress', 'avg stress level', 'stress'],
    ['stress_data.max_stress_level', 'max stress', 'max stress level'],
    ['stress_data.rest_stress_duration_seconds', 'stress rest', 'rest stress'],
    ['stress_data.low_stress_duration_seconds', 'low stress'],
    ['stress_data.medium_stress_duration_seconds', 'medium stress'],
    ['stress_data.high_stress_duration_seconds', 'high stress'],
    ['scores.activity', 'activity score', 'score'],
    ['scores.recovery', 'recovery score'],
    ['scores.sleep', 'sleep score'],
    ['strain_data.strain_level', 'strain'],
    ...HEART,
    ...DEVICE,
  ],
  body: [...BODY, ...DEVICE],
  nutrition: MACROS,
  menstruation: [
    ['menstruation_data.period_start_date', 'period start', 'period start date', 'start date'],
    ['menstruation_data.period_length_days', 'period', 'period length'],
    ['menstruation_data.cycle_length_days', 'cycle', 'cycle length'],
    ['menstruation_data.day_in_cycle', 'day cycle', 'cycle day'],
    ['menstruation_data.predicted_cycle_length_days', 'predicted cycle', 'predicted cycle length'],
    ['menstruation_data.is_predicted_cycle', 'is predicted', 'is predicted cycle', 'predicted'],
    ['menstruation_data.ovulation_day', 'ovulation day', 'ovulation date', 'ovulation'],
  ],
  athlete: [
    ['provider_user_id', 'id', 'user id', 'uuid', 'athlete id'],
    ['first_name', 'first name', 'firstname', 'given name'],
    ['last_name', 'last name', 'lastname', 'family name'],
    ['email', 'email', 'email address'],
    ['bio', 'bio'],
    ['sex', 'sex', 'biological sex'],
    ['gender', 'gender'],
    ['age', 'age'],
    ['date_of_birth', 'birth date', 'birthdate', 'dob', 'birthday', 'date birth'],
    ['city', 'city'],
    ['state', 'state'],
    ['country', 'country'],
  ],
}

/** Terra's lists of samples, by what partners call the value of one. */
export const SAMPLE_NAMES: Readonly<Partial<Record<DataType, TargetNames>>> = {
  sleep: [
    ['heart_rate_data.detailed.hr_samples[].bpm', 'hr'],
    ['heart_rate_data.detailed.hrv_samples_rmssd[].hrv_rmssd', 'hrv', 'rmssd', 'hrv rmssd'],
    ['respiration_data.breaths_data.samples[].breaths_per_min', 'breath'],
    ['respiration_data.oxygen_saturation_data.samples[].percentage', 'spo2'],
    [
      'sleep_durations_data.hypnogram_samples[].level',
      'stage',
      'level',
      'hypnogram',
      'phase',
      'hypnogram stage',
    ],
  ],
  activity: [
    ['heart_rate_data.detailed.hr_samples[].bpm', 'hr'],
    ['power_data.power_samples[].watts', 'power', 'watts'],
    ['movement_data.cadence_samples[].cadence_rpm', 'cadence'],
    ['movement_data.speed_samples[].speed_meters_per_second', 'speed'],
    ['distance_data.detailed.distance_samples[].distance_meters', 'distance'],
  ],
  daily: [
    ['heart_rate_data.detailed.hr_samples[].bpm', 'hr'],
    ['oxygen_data.saturation_samples[].percentage', 'spo2'],
    ['stress_data.samples[].level', 'stress'],
    ['distance_data.detailed.step_samples[].steps', 'steps', 'step'],
  ],
  body: [['glucose_data.blood_glucose_samples[].blood_glucose_mg_per_dL', 'glucose', 'blood glucose']],
}
