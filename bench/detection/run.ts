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
import { CONTESTANT_IDS, type ContestantId, readVerdicts, type Verdicts, writeVerdicts } from './verdicts.ts'

const CONTESTANTS: Readonly<Record<ContestantId, Contestant>> = {
  schema: schemaCheck,
  pact: pactCheck,
  openapi: openApiCheck,
}

/** So many mocks are judged between two looks at an honest one. */
const BETWEEN_HONEST = 50
const AT_ONCE = 2

const words = process.argv.slice(2)
const isAsked = (id: ContestantId) => words.includes(id) || !CONTESTANT_IDS.some((one) => words.includes(one))
const cells = await allCells()
for (const id of CONTESTANT_IDS.filter(isAsked)) {
  const startedAt = performance.now()
  await judgeAll(id, words.includes('--missing') ? (readVerdicts(id) ?? {}) : {})
  console.error(`${id}: ${Math.round((performance.now() - startedAt) / 1000)} s`)
}
console.log(comparisonTables([...new Set(cells.map(({ fault }) => fault.id))]))
process.exit(0)

/** Judges what has no verdict yet; between two looks at the honest partners verdicts are kept. */
async function judgeAll(id: ContestantId, known: Verdicts): Promise<void> {
  const contestant = CONTESTANTS[id]
  const honest = await partners()
  const open = cells.filter(({ partner, fault }) => known[partner.id]?.[fault.id] === undefined)
  const told = new Map<Cell, string>()
  for (let start = 0; start < open.length; start += BETWEEN_HONEST) {
    const queue = open.slice(start, start + BETWEEN_HONEST)
    const work = async () => {
      for (let cell = queue.shift(); cell !== undefined; cell = queue.shift())
        told.set(cell, await foundIn(contestant, cell))
    }
    for (const partner of honest) await requireGreen(contestant, partner)
    await Promise.all(Array.from({ length: AT_ONCE }, work))
    for (const partner of honest) await requireGreen(contestant, partner)
    writeVerdicts(id, verdictsOf(known, told))
    console.error(`${contestant.name}: ${told.size} of ${open.length}`)
  }
}

/** In the order of the matrix, and without faults that are gone. */
function verdictsOf(known: Verdicts, told: ReadonlyMap<Cell, string>): Verdicts {
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
