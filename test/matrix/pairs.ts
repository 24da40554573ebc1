import { CHECKS } from '../../src/conformance/checks/registry.ts'
import { random } from '../../src/kernel/random.ts'
import type { Fault } from '../../src/mock/fault.ts'
import type { Cell } from './cells.ts'

/** So many pairs are drawn; some of them hide one another, and 300 must be left in which both are found. */
const DRAWN = 420

/** Partners that are wrong in two ways at once, drawn from all cells: the same seed draws the same pairs. */
export function pairCells(cells: readonly Cell[], seed: number): readonly Cell[] {
  const dice = random(seed, 'pairs')
  const single = cells.filter(({ faults, meant }) => faults.length === 1 && meant === undefined)
  const drawn = new Map<string, Cell>()
  while (drawn.size < DRAWN) {
    const one = single[dice.int(0, single.length - 1)]!
    const partners = single.filter(({ partner, faults }) => partner === one.partner && faults !== one.faults)
    const other = partners[dice.int(0, partners.length - 1)]!
    const faults = [...one.faults, ...other.faults]
    if (clash(faults)) continue
    const name = faults
      .map(({ id }) => id)
      .toSorted()
      .join(' + ')
    drawn.set(`${name} on ${one.partner.id}`, {
      partner: one.partner,
      faults,
      checks: CHECKS.filter(({ id }) => faults.some(({ caughtBy }) => caughtBy.includes(id))),
      patienceMs: Math.max(one.patienceMs, other.patienceMs),
    })
  }
  return [...drawn.values()]
}

/** Two faults that show at moments of their own cannot show together. */
function clash(faults: readonly Fault[]): boolean {
  return new Set(faults.flatMap(({ showsAtMs = [] }) => showsAtMs)).size > 1
}
