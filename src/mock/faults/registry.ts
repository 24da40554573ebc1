import { UsageError } from '../../kernel/errors.ts'
import { nearest } from '../../kernel/nearest.ts'
import type { Fault } from '../fault.ts'
import { pkceNotEnforced } from './auth/pkce-not-enforced.ts'
import { reusableCode } from './auth/reusable-code.ts'
import { endDateInclusive } from './pull/end-date-inclusive.ts'

/** Every fault, in the order in which they are listed: by area, then by id. */
export const FAULTS: readonly Fault[] = [pkceNotEnforced, reusableCode, endDateInclusive]

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
