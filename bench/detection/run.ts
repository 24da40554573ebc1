/**
 * What others find of the faults of the detection matrix: each contestant judges, from outside, both partners with
 * every fault they can have, one at a time. Keeps the verdicts beside this file and prints the tables of RESULTS.md.
 *
 *   npm install --prefix bench/peers
 *   node bench/detection/run.ts [schema] [pact] [openapi] [--missing]
 *
 * All three unless told; with --missing only faults without a verdict, which may be none.
 */
import type { Partner } from '../../src/partner/partner.ts'
import { allCells, type Cell, partners } from './cells.ts'
import type { Contestant } from './contestant.ts'
import { openApiCheck } from './openapi-check.ts'
import { pactCheck } from './pact-check.ts'
import { schemaCheck } from './schema-check.ts'
import { comparisonTables } from './tables.ts'
import {
  CONTESTANT_IDS,
  type ContestantId,
  isFound,
  readVerdicts,
  type Verdicts,
  writeVerdicts,
} from './verdicts.ts'

const CONTESTANTS: Readonly<Record<ContestantId, Contestant>> = {
  schema: schemaCheck,
  pact: pactCheck,
  openapi: openApiCheck,
}

/** So many faults are looked for between two looks at the honest partners. */
const BETWEEN_HONEST = 25
const AT_ONCE = 2

const words = process.argv.slice(2)
const isAsked = (id: ContestantId) => words.includes(id) || !CONTESTANT_IDS.some((one) => words.includes(one))
const cells = await allCells()
for (const id of CONTESTANT_IDS.filter(isAsked)) {
  const startedAt = performance.now()
  await judgeAll(id, words.includes('--missing') ? (readVerdicts(id) ?? {}) : {})
  console.error(`${id}: ${Math.round((performance.now() - startedAt) / 1000)} s`)
}
console.log(comparisonTables())
process.exit(0)

/** Judges what has no verdict yet; between two looks at the honest partners verdicts are kept. */
async function judgeAll(id: ContestantId, known: Verdicts): Promise<void> {
  const contestant = CONTESTANTS[id]
  const honest = await partners()
  let verdicts = known
  const isOpen = ({ partner, fault }: Cell) => known[partner.id]?.[fault.id] === undefined
  const open = cells.filter((cell) => isOpen(cell) && !isFound(cell.fault.id, known))
  const byFault = Object.values(Object.groupBy(open, ({ fault }) => fault.id)) as (readonly Cell[])[]
  for (let start = 0; start < byFault.length; start += BETWEEN_HONEST) {
    const queue = byFault.slice(start, start + BETWEEN_HONEST)
    const told = new Map<Cell, string>()
    const work = async () => {
      for (let faulty = queue.shift(); faulty !== undefined; faulty = queue.shift())
        await judgeFault(contestant, faulty, told)
    }
    for (const partner of honest) await requireGreen(contestant, partner)
    await Promise.all(Array.from({ length: AT_ONCE }, work))
    for (const partner of honest) await requireGreen(contestant, partner)
    verdicts = withTold(verdicts, told)
    writeVerdicts(id, verdicts)
    console.error(
      `${contestant.name}: ${Math.min(start + BETWEEN_HONEST, byFault.length)} of ${byFault.length}`,
    )
  }
}

/** What was found with one partner is not looked for with the other. */
async function judgeFault(
  contestant: Contestant,
  faulty: readonly Cell[],
  told: Map<Cell, string>,
): Promise<void> {
  for (const cell of faulty) {
    const found = await foundIn(contestant, cell)
    told.set(cell, found)
    if (found !== '') return
  }
}

/** In the order of the matrix, and without faults that are gone. */
function withTold(known: Verdicts, told: ReadonlyMap<Cell, string>): Verdicts {
  const verdicts: Record<string, Record<string, string>> = {}
  for (const cell of cells) {
    const { partner, fault } = cell
    const verdict = told.get(cell) ?? known[partner.id]?.[fault.id]
    if (verdict !== undefined) verdicts[partner.id] = { ...verdicts[partner.id], [fault.id]: verdict }
  }
  return verdicts
}

/** A fault is found by whom it turns red twice: once may be the machine. */
async function foundIn(contestant: Contestant, cell: Cell): Promise<string> {
  const first = await saidOf(contestant, cell)
  return first === '' ? '' : saidOf(contestant, cell)
}

/** A contestant that does not come to its end has found something too. */
async function saidOf(contestant: Contestant, { partner, fault }: Cell): Promise<string> {
  try {
    const [first = ''] = await contestant.judge(partner, fault)
    return first.slice(0, 160)
  } catch (thrown) {
    return String(thrown).slice(0, 160)
  }
}

async function requireGreen(contestant: Contestant, partner: Partner): Promise<void> {
  const problems = await contestant.judge(partner)
  if (problems.length > 0)
    throw new Error(`${contestant.name} accuses ${partner.id}, which is honest: ${problems.join('; ')}`)
}
