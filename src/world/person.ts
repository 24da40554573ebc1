import { type Random, random } from '../kernel/random.ts'
import { type DayNumber, dayNumber } from './calendar.ts'
import { round } from './series.ts'

/** What does not change from one day to the next. */
export interface Person {
  readonly firstName: string
  readonly lastName: string
  readonly sex: 'female' | 'male'
  readonly born: DayNumber
  readonly heightCm: number
  /** Around which the scale's readings drift. */
  readonly weightKg: number
  readonly bodyFatPercentage: number
  readonly restingHrBpm: number
  readonly maxHrBpm: number
  /** Kilocalories a day at rest. */
  readonly bmrKcal: number
  readonly vo2max: number
  /** Of a menstrual cycle. */
  readonly cycleDays: number
  readonly periodDays: number
  /** Where the doorstep is from the middle of town, in degrees: latitude, longitude. */
  readonly doorstep: readonly [number, number]
}

export interface PersonTraits {
  readonly sex?: 'female' | 'male'
  /** `2000-02-29`. */
  readonly born?: string
}

/** The person that a seed makes of a user; `traits` are what a life insists on. */
export function createPerson(seed: number, userIndex: number, traits: PersonTraits = {}): Person {
  const choices = random(seed, 'person', userIndex)
  const sex = traits.sex ?? choices.pick(['female', 'male'] as const)
  const born = dayNumber(traits.born ?? `${choices.int(1962, 2004)}-01-01`)
  const birthday = traits.born === undefined ? born + choices.int(0, 364) : born
  return {
    ...createNames(seed)(userIndex),
    sex,
    born: birthday,
    ...physique(choices, sex, birthday),
    cycleDays: choices.int(26, 31),
    periodDays: choices.int(4, 6),
    doorstep: [choices.int(-200, 200) / 10_000, choices.int(-200, 200) / 10_000],
  }
}

/** Names alone, because lists of users show nothing else. The first 480 users have names of their own. */
export function createNames(seed: number): (userIndex: number) => Pick<Person, 'firstName' | 'lastName'> {
  const choices = random(seed, 'names')
  const [first, last] = [choices.int(0, 23), choices.int(0, 19)]
  return (userIndex) => ({
    firstName: FIRST_NAMES[(first + userIndex) % FIRST_NAMES.length]!,
    lastName: LAST_NAMES[(last + userIndex + Math.floor(userIndex / 120)) % LAST_NAMES.length]!,
  })
}

const REFERENCE_DAY = dayNumber('2026-01-01')

function physique(choices: Random, sex: 'female' | 'male', born: DayNumber) {
  const female = sex === 'female'
  const ageYears = (REFERENCE_DAY - born) / 365.25
  const heightCm = female ? choices.int(156, 178) : choices.int(168, 192)
  const weightKg = round((choices.int(205, 255) / 10) * (heightCm / 100) ** 2, 1)
  return {
    heightCm,
    weightKg,
    bodyFatPercentage: female ? choices.int(200, 290) / 10 : choices.int(120, 210) / 10,
    restingHrBpm: choices.int(48, 62),
    maxHrBpm: Math.round(208 - 0.7 * ageYears),
    /** Mifflin and St Jeor's equation. */
    bmrKcal: Math.round(10 * weightKg + 6.25 * heightCm - 5 * ageYears + (female ? -161 : 5)),
    vo2max: choices.int(female ? 340 : 380, female ? 460 : 520) / 10,
  }
}

const FIRST_NAMES = [
  'Amara',
  'Bruno',
  'Chiara',
  'Daniel',
  'Elif',
  'Farid',
  'Greta',
  'Hana',
  'Idris',
  'Jonas',
  'Keiko',
  'Lena',
  'Mateo',
  'Nadia',
  'Oskar',
  'Priya',
  'Quentin',
  'Rosa',
  'Samuel',
  'Tova',
  'Umar',
  'Vera',
  'Wanda',
  'Yusuf',
]

const LAST_NAMES = [
  'Abebe',
  'Bauer',
  'Costa',
  'Duarte',
  'Eriksen',
  'Fontaine',
  'Gupta',
  'Horvath',
  'Ivanova',
  'Jansen',
  'Kimura',
  'Lindqvist',
  'Moreau',
  'Nowak',
  'Okafor',
  'Peretz',
  'Rossi',
  'Silva',
  'Tanaka',
  'Weber',
]
