import type { Fault } from '../../src/mock/fault.ts'
import type { Partner } from '../../src/partner/partner.ts'
import { allCells as cellsOfTheMatrix } from '../../test/matrix/cells.ts'
import { aurora, pulse } from '../../test/support/partners.ts'

/** One partner that is wrong in one way. */
export interface Cell {
  readonly partner: Partner
  readonly fault: Fault
}

/** Those whose contracts are committed, pacts and all. */
export function partners(): Promise<readonly Partner[]> {
  return Promise.all([aurora(), pulse()])
}

/** The matrix as far as it is about these two as they are declared: some faults show with another declaration only. */
export async function allCells(): Promise<readonly Cell[]> {
  const ids = new Set((await partners()).map(({ id }) => id))
  return (await cellsOfTheMatrix()).flatMap(({ partner, faults: [fault], meant }) =>
    fault !== undefined && meant === undefined && ids.has(partner.id) ? [{ partner, fault }] : [],
  )
}
