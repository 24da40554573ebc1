import { areaOf, type Check } from '../../src/conformance/check.ts'
import { CHECKS } from '../../src/conformance/checks/registry.ts'
import type { Fault } from '../../src/mock/fault.ts'
import { FAULTS, findFault } from '../../src/mock/faults/registry.ts'
import type { Partner } from '../../src/partner/partner.ts'
import { partnersToTry } from '../conformance/detection/auth-partners.ts'
import { ELSEWHERE } from '../conformance/detection/elsewhere.ts'
import { aurora, pulse } from '../support/partners.ts'

/** One partner that is wrong in one way, or in two. */
export interface Cell {
  readonly partner: Partner
  /** What the partner does wrong. Empty where its descriptor is: a mapping with a mistake. */
  readonly faults: readonly Fault[]
  /** Whose verdicts are looked at. */
  readonly checks: readonly Check[]
  /** The check that has to fail where there is no fault to say so. */
  readonly meant?: string
  readonly patienceMs: number
}

const DAY_MS = 86_400_000

/** Longer than any token lives; for the others enough for two retries of either partner. All of it is virtual. */
export function patienceFor(area: Fault['area']): number {
  return area === 'auth' ? 400 * DAY_MS : 800_000
}

export function checksOf(area: string): readonly Check[] {
  return CHECKS.filter((check) => areaOf(check) === area)
}

/** Every fault on every partner that can have it, and what only shows with another declaration. */
export async function allCells(): Promise<readonly Cell[]> {
  const both = [await aurora(), await pulse()]
  const forAuth = await partnersToTry()
  const elsewhere = new Set(ELSEWHERE.map(([, , faultId]) => faultId))
  const ordinary = FAULTS.filter(({ id }) => !elsewhere.has(id)).flatMap((fault) =>
    (fault.area === 'auth' ? forAuth(fault) : both)
      .filter((partner) => fault.applies?.(partner) === undefined)
      .map((partner) => ({
        partner,
        faults: [fault],
        checks: checksOf(fault.area),
        patienceMs: patienceFor(fault.area),
      })),
  )
  const others = ELSEWHERE.map(([meant, variant, faultId]) => ({
    partner: variant(both[0]!),
    faults: faultId === undefined ? [] : [findFault(faultId)],
    checks: CHECKS.filter(({ id }) => id === meant),
    meant,
    patienceMs: 800_000,
  }))
  return [...ordinary, ...others]
}
