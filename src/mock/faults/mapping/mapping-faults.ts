import type { Fault } from '../../fault.ts'

/** Wrong ways to write a record. */
export const MAPPING_FAULTS: readonly Fault[] = []
