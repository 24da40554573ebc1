import { nearest } from '../kernel/nearest.ts'
import type { Fault } from '../mock/fault.ts'
import { FAULTS } from '../mock/faults/registry.ts'
import type { MockPartner } from '../mock/mock-partner.ts'
import type { Grant } from '../mock/oauth/ledger.ts'
import type { Partner } from '../partner/partner.ts'
import type { ControlledMock } from './controlled-mock.ts'
import { impossible, unknown } from './refused.ts'

/** @throws RefusedError 404. */
export function requireGrant(id: string, { mock }: ControlledMock): Grant {
  const grant = mock.grants.find((candidate) => candidate.id === id)
  if (grant === undefined) throw unknown('grant', id, 'GET /grants lists those that there are.')
  return grant
}

/** @throws RefusedError 404. */
export function requireUser(id: string, { mock }: ControlledMock): MockPartner['users'][number] {
  const user = mock.world.user(id)
  if (user === undefined) throw unknown('user', id, 'GET /users lists those that there are.')
  return user
}

/** @throws RefusedError 404 with the nearest name. */
export function requireFault(id: string): Fault {
  const fault = FAULTS.find((candidate) => candidate.id === id)
  if (fault !== undefined) return fault
  const near = nearest(
    id,
    FAULTS.map((candidate) => candidate.id),
  )
  throw unknown('fault', id, near === undefined ? 'GET /faults lists them.' : `Write '${near}' instead.`)
}

/** @throws RefusedError 409 where the partner cannot have the fault. */
export function requireApplicable(fault: Fault, partner: Partner): void {
  const reason = fault.applies?.(partner)
  if (reason === undefined) return
  throw impossible(
    `${partner.id} cannot have the fault '${fault.id}': ${reason}.`,
    'GET /faults says which faults this partner can have.',
  )
}
