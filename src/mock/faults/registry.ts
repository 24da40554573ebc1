import { UsageError } from '../../kernel/errors.ts'
import { nearest } from '../../kernel/nearest.ts'
import type { Fault } from '../fault.ts'
import { AUTH_FAULTS } from './auth/auth-faults.ts'
import { END_TO_END_FAULTS } from './end-to-end/end-to-end-faults.ts'
import { MAPPING_FAULTS } from './mapping/mapping-faults.ts'
import { PULL_FAULTS } from './pull/pull-faults.ts'
import { WEBHOOK_FAULTS } from './webhook/webhook-faults.ts'

/** Every fault, area by area. */
export const FAULTS: readonly Fault[] = [
  ...AUTH_FAULTS,
  ...PULL_FAULTS,
  ...WEBHOOK_FAULTS,
  ...MAPPING_FAULTS,
  ...END_TO_END_FAULTS,
]

/** @throws UsageError naming the nearest fault when there is none of that id. */
export function findFault(id: string): Fault {
  const fault = FAULTS.find((candidate) => candidate.id === id)
  if (fault !== undefined) return fault
  const near = nearest(
    id,
    FAULTS.map((candidate) => candidate.id),
  )
  throw new UsageError(
    `Failed to find the fault '${id}': there is none of that name.`,
    near === undefined ? 'Run terrarium explain to list the faults.' : `Write '${near}' instead.`,
  )
}
