import type { Fault } from '../../fault.ts'

/** Wrong ways to tell what happened. */
export const WEBHOOK_FAULTS: readonly Fault[] = []
