/**
 * `npm run matrix`: every fault on every partner that can have it, judged by the checks of its area; pairs of faults;
 * honest partners with twenty seeds. Prints what found what, and writes docs/detection-matrix.md.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { areaOf } from '../../src/conformance/check.ts'
import { CHECKS } from '../../src/conformance/checks/registry.ts'
import { FAULTS } from '../../src/mock/faults/registry.ts'
import { allCells } from './cells.ts'
import type { Job, Told } from './job.ts'
import { isCaught, matrixPage } from './page.ts'
import { pairCells } from './pairs.ts'

const PAIR_SEED = 20261126
const SEEDS = Array.from({ length: 20 }, (_, index) => index + 1)

const startedAt = performance.now()
const count = Math.min(4, availableParallelism())
const shares = await Promise.all(
  Array.from({ length: count }, (_, index) => share({ index, count, seeds: SEEDS, pairSeed: PAIR_SEED })),
)
const told = {
  cells: Object.assign({}, ...shares.map(({ cells }) => cells)) as Told['cells'],
  pairs: Object.assign({}, ...shares.map(({ pairs }) => pairs)) as Told['pairs'],
  honest: shares.flatMap(({ honest }) => honest),
}
const cells = await allCells()
const rows = cells.map((cell, position) => ({ ...cell, ...told.cells[position]! }))
const missed = rows.filter((row) => !isCaught(row))
const failed = new Set(rows.flatMap(({ accused }) => accused))
// A handler has no socket: connections are judged on TLS servers, in test/conformance/transport.test.ts.
const judged = CHECKS.filter((check) => areaOf(check) !== 'transport')
const never = judged.filter(({ id }) => !failed.has(id)).map(({ id }) => id)

const pairs = pairCells(cells, PAIR_SEED).map((cell, position) => ({ ...cell, ...told.pairs[position]! }))
const among = (ids: readonly string[], caughtBy: readonly string[]) => caughtBy.some((id) => ids.includes(id))
const bothFound = pairs.filter(({ faults, accused }) =>
  faults.every(({ caughtBy }) => among(accused, caughtBy)),
)
const hidden = pairs.filter((pair) => !bothFound.includes(pair))
const silent = hidden.filter(({ accused }) => accused.length === 0)

const summary = [
  `${FAULTS.length} faults, ${judged.length} checks (those of transport have a test of their own), ${rows.length} pairs of fault and partner: ${rows.length - missed.length} caught as meant.`,
  `${failed.size} checks failed for at least one${never.length === 0 ? '.' : `; never: ${never.join(', ')}.`}`,
  `Honest partners with ${SEEDS.length} seeds each: ${told.honest.length === 0 ? 'accused of nothing' : `${told.honest.length} accusations`}.`,
  `Two faults at once, ${pairs.length} pairs: both found in ${bothFound.length}; in the other ${hidden.length} one hides the other (an endpoint that answers nothing has no other fault).`,
]
for (const { faults, partner, meant, accused } of missed)
  console.log(
    `missed: ${faults[0]?.id ?? meant} on ${partner.id}, found by ${accused.join(', ') || 'nobody'}`,
  )
for (const accusation of told.honest) console.log(`honest: ${accusation}`)
for (const { faults, partner, accused, blocked } of hidden)
  console.log(
    `hidden: ${faults.map(({ id }) => id).join(' + ')} on ${partner.id}: found ${accused.join(', ') || 'nothing'}` +
      `${blocked.length === 0 ? '' : `; blocked ${blocked.join(', ')}`}`,
  )
console.log(`${summary.join('\n')}\n${((performance.now() - startedAt) / 1000).toFixed(1)} s`)

const folder = join(import.meta.dirname, '../../docs')
mkdirSync(folder, { recursive: true })
writeFileSync(join(folder, 'detection-matrix.md'), matrixPage(rows, summary))
const isProven =
  missed.length + never.length + told.honest.length + silent.length === 0 && bothFound.length >= 300
process.exitCode = isProven ? 0 : 1

function share(job: Job): Promise<Told> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: job })
    worker.once('message', resolve)
    worker.once('error', reject)
  })
}
