import { ACTIVITY_TYPE } from './activity-type.ts'

/**
 * Terra's enumerations: code to name. Mind the two upload types: 1 and 2 change places between sleep and everything else.
 */
export const ENUMERATIONS = {
  ActivityType: ACTIVITY_TYPE as typeof ACTIVITY_TYPE,
  UploadType: {
    0: 'Unknown',
    1: 'Automatic',
    2: 'Manual',
    3: 'Update',
    4: 'Delete',
    5: 'Pending',
    6: 'Third party upload',
  },
  SleepUploadType: { 0: 'Unknown', 1: 'Manual', 2: 'Automatic', 3: 'Tentative', 4: 'Indeterminate' },
  SleepLevel: {
    0: 'Unknown',
    1: 'Awake',
    2: 'Sleeping',
    3: 'Out of bed',
    4: 'Light sleep',
    5: 'Deep sleep',
    6: 'REM sleep',
  },
  ActivityLevel: {
    0: 'Unknown',
    1: 'Rest',
    2: 'Inactive',
    3: 'Low Intensity',
    4: 'Medium Intensity',
    5: 'High Intensity',
  },
  HeartRateContext: { 0: 'Not Set', 1: 'Active', 2: 'Not Active' },
  /** The names of `hr_zone_data[].zone`, which the models hold as a plain integer. */
  HeartRateZone: {
    0: 'Zone 0',
    1: 'Zone 1',
    2: 'Zone 2',
    3: 'Zone 3',
    4: 'Zone 4',
    5: 'Zone 5',
    6: 'Other',
  },
  StressLevel: { 0: 'Unknown', 1: 'Rest', 2: 'Low', 3: 'Medium', 4: 'High' },
  /** The names of `readiness_data.recovery_level`, which the models hold as a plain number. */
  RecoveryLevel: {
    0: 'Unknown',
    1: 'Very Poor',
    2: 'Poor',
    3: 'Compromised',
    4: 'Ok',
    5: 'Good',
    6: 'Very Good',
  },
  MealType: {
    0: 'Unknown',
    1: 'Breakfast',
    2: 'Morning Snack',
    3: 'Lunch',
    4: 'Afternoon Snack',
    5: 'Dinner',
    6: 'Snack',
  },
  NutritionUnits: {
    0: 'Unknown',
    1: 'Gram',
    2: 'Teaspoon',
    3: 'Tablespoon',
    4: 'Cup',
    5: 'Medium Egg',
    6: 'Large Egg',
    7: 'Small Egg',
    8: 'Milliliter',
    9: 'Ounce',
    10: 'Count',
    11: 'Scoop',
    12: 'Fluid Ounce',
  },
  OxygenSaturationType: { 0: 'Blood', 1: 'Muscle' },
  AFibFlag: { 0: 'Negative', 1: 'Positive', 2: 'Inconclusive' },
  GlucoseFlag: { 0: 'Normal', 1: 'High', 2: 'Low' },
  TrendArrow: {
    0: 'Unknown',
    1: 'Falling Quickly',
    2: 'Falling',
    3: 'Flat',
    4: 'Rising',
    5: 'Rising Quickly',
  },
  KetoneSampleType: { 0: 'Unknown', 1: 'Blood', 2: 'Urine', 3: 'Breath' },
  /** The phase of a cycle. */
  MenstruationInterval: {
    0: 'Unknown',
    1: 'Period',
    2: 'Follicular',
    3: 'Fertile Window',
    4: 'Ovulation',
    5: 'Luteal',
    6: 'PMS',
    7: 'First Trimester',
    8: 'Second Trimester',
    9: 'Third Trimester',
  },
  MenstruationFlow: { 0: 'Unknown', 1: 'None', 2: 'Light', 3: 'Medium', 4: 'Heavy', 5: 'Had' },
  TimestampLocalization: { 0: 'UTC', 1: 'Local' },
  /** The one enumeration whose codes are words. */
  DeviceDataType: {
    STEPS: 'Steps',
    ACTIVE_MINUTES: 'Active Minutes',
    BMR: 'Basal Metabolic Rate',
    CALORIES: 'Calories',
    DISTANCE: 'Distance',
    HEART_RATE: 'Heart Rate',
    OXYGEN_SATURATION: 'Oxygen Saturation',
    SLEEP_TYPE: 'Sleep Classification',
    SPEED: 'Speed',
    CADENCE: 'Cadence',
  },
} as const

export type EnumName = keyof typeof ENUMERATIONS
/** The codes of an enumeration: numbers, but for `DeviceDataType`. */
export type EnumCode<Name extends EnumName> = keyof (typeof ENUMERATIONS)[Name]

/** The codes of an enumeration, in ascending order. */
export function enumCodes<Name extends EnumName>(enumeration: Name): readonly EnumCode<Name>[] {
  return Object.keys(ENUMERATIONS[enumeration]).map(toCode) as EnumCode<Name>[]
}

/** The name of a code, or `undefined` where Terra has no such code. */
export function enumNameOf(enumeration: EnumName, code: number | string): string | undefined {
  const names: Readonly<Record<string, string>> = ENUMERATIONS[enumeration]
  return Object.hasOwn(names, String(code)) ? names[String(code)] : undefined
}

/**
 * The code of a name, or `undefined` where Terra has no such name. Letters and digits count; case, spaces, underscores
 * and hyphens do not: `light_sleep` is `Light sleep`.
 */
export function enumCodeOf<Name extends EnumName>(
  enumeration: Name,
  name: string,
): EnumCode<Name> | undefined {
  const wanted = normalized(name)
  const entry = Object.entries(ENUMERATIONS[enumeration]).find(([, known]) => normalized(known) === wanted)
  return entry === undefined ? undefined : (toCode(entry[0]) as EnumCode<Name>)
}

function normalized(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '')
}

function toCode(key: string): number | string {
  return /^\d+$/.test(key) ? Number(key) : key
}
