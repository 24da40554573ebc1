import type { Fault } from '../../fault.ts'

/** Wrong ways to behave over the whole life of a connection. */
export const END_TO_END_FAULTS: readonly Fault[] = []
