import type { Fault } from '../../fault.ts'
import { endDateInclusive } from './end-date-inclusive.ts'

/** Wrong ways to answer for a history. */
export const PULL_FAULTS: readonly Fault[] = [endDateInclusive]
