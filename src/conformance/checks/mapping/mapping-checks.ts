import type { Check } from '../../check.ts'
import { activityPlausible } from './activity-plausible.ts'
import { bodyCoherent } from './body-coherent.ts'
import { bodyPlausible } from './body-plausible.ts'
import { codesKnown } from './codes-known.ts'
import { dayPreserved } from './day-preserved.ts'
import { daysKept } from './days-kept.ts'
import { endPreserved } from './end-preserved.ts'
import { energyCoherent } from './energy-coherent.ts'
import { exampleAsApproved } from './example-as-approved.ts'
import { exampleCoherent } from './example-coherent.ts'
import { exampleMaps } from './example-maps.ts'
import { fractionsKept } from './fractions-kept.ts'
import { heartRateCoherent } from './heart-rate-coherent.ts'
import { heartRatePlausible } from './heart-rate-plausible.ts'
import { idPreserved } from './id-preserved.ts'
import { idsStayDistinct } from './ids-stay-distinct.ts'
import { leavesLive } from './leaves-live.ts'
import { leavesShown } from './leaves-shown.ts'
import { movementCoherent } from './movement-coherent.ts'
import { notAllByHand } from './not-all-by-hand.ts'
import { notEmpty } from './not-empty.ts'
import { nothingLost } from './nothing-lost.ts'
import { offsetPreserved } from './offset-preserved.ts'
import { placesKept } from './places-kept.ts'
import { recordsCoherent } from './records-coherent.ts'
import { recordsPlausible } from './records-plausible.ts'
import { samplesCoherent } from './samples-coherent.ts'
import { scoresInRange } from './scores-in-range.ts'
import { sleepAddsUp } from './sleep-adds-up.ts'
import { sleepPlausible } from './sleep-plausible.ts'
import { startPreserved } from './start-preserved.ts'
import { stressCoherent } from './stress-coherent.ts'
import { timesCoherent } from './times-coherent.ts'
import { total } from './total.ts'
import { totalOverSchema } from './total-over-schema.ts'
import { valid } from './valid.ts'
import { vitalsCoherent } from './vitals-coherent.ts'

/** The checks of what a partner's records mean in Terra's words. */
export const MAPPING_CHECKS: readonly Check[] = [
  total,
  valid,
  notEmpty,
  startPreserved,
  endPreserved,
  offsetPreserved,
  dayPreserved,
  idPreserved,
  idsStayDistinct,
  timesCoherent,
  samplesCoherent,
  sleepAddsUp,
  heartRateCoherent,
  movementCoherent,
  energyCoherent,
  stressCoherent,
  bodyCoherent,
  vitalsCoherent,
  scoresInRange,
  recordsCoherent,
  sleepPlausible,
  heartRatePlausible,
  activityPlausible,
  bodyPlausible,
  recordsPlausible,
  exampleAsApproved,
  leavesLive,
  leavesShown,
  placesKept,
  daysKept,
  fractionsKept,
  totalOverSchema,
  exampleMaps,
  exampleCoherent,
  nothingLost,
  codesKnown,
  notAllByHand,
] as readonly Check[]
