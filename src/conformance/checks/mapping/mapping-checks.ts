import type { Check } from '../../check.ts'
import { activityPlausible } from './activity-plausible.ts'
import { bodyCoherent } from './body-coherent.ts'
import { bodyPlausible } from './body-plausible.ts'
import { dayPreserved } from './day-preserved.ts'
import { endPreserved } from './end-preserved.ts'
import { energyCoherent } from './energy-coherent.ts'
import { heartRateCoherent } from './heart-rate-coherent.ts'
import { heartRatePlausible } from './heart-rate-plausible.ts'
import { idPreserved } from './id-preserved.ts'
import { idsStayDistinct } from './ids-stay-distinct.ts'
import { movementCoherent } from './movement-coherent.ts'
import { notEmpty } from './not-empty.ts'
import { offsetPreserved } from './offset-preserved.ts'
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
] as readonly Check[]
