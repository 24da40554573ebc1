import type { Fault } from '../../fault.ts'
import { asleepLongerThanInBed } from './asleep-longer-than-in-bed.ts'
import { averageHeartRateOfAnother } from './average-heart-rate-of-another.ts'
import { daysToldTwice } from './days-told-twice.ts'
import { deepSleepCountedThrice } from './deep-sleep-counted-thrice.ts'
import { distanceInKilometres } from './distance-in-kilometres.ts'
import { durationsSixtyTimesTooSmall } from './durations-sixty-times-too-small.ts'
import { efficiencyInAnotherScale } from './efficiency-in-another-scale.ts'
import { emptyRecords } from './empty-records.ts'
import { energyInAnotherUnit } from './energy-in-another-unit.ts'
import { heightInAnotherUnit } from './height-in-another-unit.ts'
import { minimumAboveMaximum } from './minimum-above-maximum.ts'
import { oxygenOverHundred } from './oxygen-over-hundred.ts'
import { recordsEndBeforeTheyStart } from './records-end-before-they-start.ts'
import { samplesBackwards } from './samples-backwards.ts'
import { samplesOfAnotherDay } from './samples-of-another-day.ts'
import { scoreOfAThousand } from './score-of-a-thousand.ts'
import { sleepsToldTwice } from './sleeps-told-twice.ts'
import { startIsAWord } from './start-is-a-word.ts'
import { stepsLost } from './steps-lost.ts'
import { stressLevelsOutOfTenThousand } from './stress-levels-out-of-ten-thousand.ts'
import { variabilityInSeconds } from './variability-in-seconds.ts'
import { weightInAnotherUnit } from './weight-in-another-unit.ts'

/** Wrong ways to write a record. */
export const MAPPING_FAULTS: readonly Fault[] = [
  durationsSixtyTimesTooSmall,
  deepSleepCountedThrice,
  asleepLongerThanInBed,
  efficiencyInAnotherScale,
  minimumAboveMaximum,
  averageHeartRateOfAnother,
  variabilityInSeconds,
  distanceInKilometres,
  energyInAnotherUnit,
  weightInAnotherUnit,
  heightInAnotherUnit,
  scoreOfAThousand,
  stressLevelsOutOfTenThousand,
  oxygenOverHundred,
  stepsLost,
  samplesBackwards,
  samplesOfAnotherDay,
  emptyRecords,
  startIsAWord,
  recordsEndBeforeTheyStart,
  sleepsToldTwice,
  daysToldTwice,
]
