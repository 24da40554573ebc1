import type { Fault } from '../../fault.ts'
import { activeTimeCountedTwice } from './active-time-counted-twice.ts'
import { allStagesAlike } from './all-stages-alike.ts'
import { asleepLongerThanInBed } from './asleep-longer-than-in-bed.ts'
import { averageHeartRateOfAnother } from './average-heart-rate-of-another.ts'
import { breathsASecond } from './breaths-a-second.ts'
import { byHandInWords } from './by-hand-in-words.ts'
import { coordinatesInMillionths } from './coordinates-in-millionths.ts'
import { daysToldTwice } from './days-told-twice.ts'
import { deepSleepCountedThrice } from './deep-sleep-counted-thrice.ts'
import { detailBehindTheTotal } from './detail-behind-the-total.ts'
import { devicesNobodyKnows } from './devices-nobody-knows.ts'
import { distanceInKilometres } from './distance-in-kilometres.ts'
import { durationsInMilliseconds } from './durations-in-milliseconds.ts'
import { durationsSixtyTimesTooSmall } from './durations-sixty-times-too-small.ts'
import { efficiencyInAnotherScale } from './efficiency-in-another-scale.ts'
import { emptyRecords } from './empty-records.ts'
import { endWithoutTimeAwake } from './end-without-time-awake.ts'
import { endsAtItsStart } from './ends-at-its-start.ts'
import { energyInAnotherUnit } from './energy-in-another-unit.ts'
import { everythingByHand } from './everything-by-hand.ts'
import { fatAsAFraction } from './fat-as-a-fraction.ts'
import { heartRateInHertz } from './heart-rate-in-hertz.ts'
import { heartRateSamplesOfAnother } from './heart-rate-samples-of-another.ts'
import { heightInAnotherUnit } from './height-in-another-unit.ts'
import { leanMassAboveWeight } from './lean-mass-above-weight.ts'
import { massIndexOfAnother } from './mass-index-of-another.ts'
import { minimumAboveMaximum } from './minimum-above-maximum.ts'
import { minusOneForNothing } from './minus-one-for-nothing.ts'
import { oneStageInAnotherUnit } from './one-stage-in-another-unit.ts'
import { oxygenInAnotherScale } from './oxygen-in-another-scale.ts'
import { oxygenOverHundred } from './oxygen-over-hundred.ts'
import { pressuresSwapped } from './pressures-swapped.ts'
import { recordsEndBeforeTheyStart } from './records-end-before-they-start.ts'
import { remSleepLeftOut } from './rem-sleep-left-out.ts'
import { restingHeartRateAboveAverage } from './resting-heart-rate-above-average.ts'
import { sampleTimesShifted } from './sample-times-shifted.ts'
import { samplesBackwards } from './samples-backwards.ts'
import { samplesByInterval } from './samples-by-interval.ts'
import { samplesOfAnotherDay } from './samples-of-another-day.ts'
import { scoreOfAThousand } from './score-of-a-thousand.ts'
import { scoreOutOfOne } from './score-out-of-one.ts'
import { sdnnInsteadOfRmssd } from './sdnn-instead-of-rmssd.ts'
import { sleepsToldTwice } from './sleeps-told-twice.ts'
import { snoringInAnotherUnit } from './snoring-in-another-unit.ts'
import { speedInAnotherUnit } from './speed-in-another-unit.ts'
import { sportsNobodyKnows } from './sports-nobody-knows.ts'
import { stagesNamedOtherwise } from './stages-named-otherwise.ts'
import { startADayEarly } from './start-a-day-early.ts'
import { startIsAWord } from './start-is-a-word.ts'
import { startOffsetKept } from './start-offset-kept.ts'
import { stepsLost } from './steps-lost.ts'
import { stressAverageAboveMaximum } from './stress-average-above-maximum.ts'
import { stressLevelsOutOfTenThousand } from './stress-levels-out-of-ten-thousand.ts'
import { temperatureInFahrenheit } from './temperature-in-fahrenheit.ts'
import { temperatureNotADifference } from './temperature-not-a-difference.ts'
import { totalEnergyInAnotherUnit } from './total-energy-in-another-unit.ts'
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
  endWithoutTimeAwake,
  durationsInMilliseconds,
  remSleepLeftOut,
  oneStageInAnotherUnit,
  allStagesAlike,
  stagesNamedOtherwise,
  sportsNobodyKnows,
  devicesNobodyKnows,
  everythingByHand,
  byHandInWords,
  heartRateInHertz,
  heartRateSamplesOfAnother,
  restingHeartRateAboveAverage,
  sdnnInsteadOfRmssd,
  speedInAnotherUnit,
  detailBehindTheTotal,
  samplesByInterval,
  coordinatesInMillionths,
  totalEnergyInAnotherUnit,
  activeTimeCountedTwice,
  oxygenInAnotherScale,
  breathsASecond,
  snoringInAnotherUnit,
  temperatureNotADifference,
  temperatureInFahrenheit,
  massIndexOfAnother,
  fatAsAFraction,
  leanMassAboveWeight,
  pressuresSwapped,
  scoreOutOfOne,
  minusOneForNothing,
  stressAverageAboveMaximum,
  sampleTimesShifted,
  startADayEarly,
  endsAtItsStart,
  startOffsetKept,
]
