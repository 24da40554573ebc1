import { acrossModelsInvariants } from './across-models.ts'
import { acrossRecordsInvariants } from './across-records.ts'
import { activeDurationInvariants } from './active-durations.ts'
import { athleteInvariants } from './athlete.ts'
import { averageInvariants } from './body-averages.ts'
import { measurementInvariants } from './body-measurements.ts'
import { bodySampleInvariants } from './body-samples.ts'
import { distanceInvariants } from './distance.ts'
import { elevationInvariants } from './elevation.ts'
import { energyInvariants } from './energy.ts'
import { heartRateInvariants } from './heart-rate.ts'
import { zoneInvariants } from './heart-rate-zones.ts'
import { hypnogramInvariants } from './hypnogram.ts'
import type { Invariant, RecordsInvariant } from './invariant.ts'
import { lapInvariants } from './laps.ts'
import { menstruationInvariants } from './menstruation.ts'
import { movementInvariants } from './movement.ts'
import { nutritionInvariants } from './nutrition.ts'
import { positionInvariants } from './position.ts'
import { respirationInvariants } from './respiration.ts'
import { sampleInvariants } from './samples.ts'
import { scoreInvariants } from './scores.ts'
import { sleepInvariants } from './sleep-durations.ts'
import { stressInvariants } from './stress.ts'
import { swimmingInvariants } from './swimming.ts'
import { timeInvariants } from './time.ts'

/**
 * Every invariant of a single object. What is left out on purpose: that a sleep starts at midnight, that
 * `activity_seconds` is the length of a workout, that a hypnogram equals the durations, that nothing is null, and that a
 * night has one sleep. Honest data break each of these.
 */
export const INVARIANTS: readonly Invariant[] = [
  ...timeInvariants,
  ...sampleInvariants,
  ...sleepInvariants,
  ...scoreInvariants,
  ...hypnogramInvariants,
  ...respirationInvariants,
  ...heartRateInvariants,
  ...zoneInvariants,
  ...distanceInvariants,
  ...elevationInvariants,
  ...movementInvariants,
  ...energyInvariants,
  ...activeDurationInvariants,
  ...positionInvariants,
  ...lapInvariants,
  ...swimmingInvariants,
  ...stressInvariants,
  ...measurementInvariants,
  ...averageInvariants,
  ...bodySampleInvariants,
  ...nutritionInvariants,
  ...menstruationInvariants,
  ...athleteInvariants,
]

/** Every invariant of several objects of one user. */
export const RECORDS_INVARIANTS: readonly RecordsInvariant[] = [
  ...acrossRecordsInvariants,
  ...acrossModelsInvariants,
]
