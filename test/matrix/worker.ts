import { parentPort, workerData } from 'node:worker_threads'
import { accusing, judgeMock } from '../support/judge-mock.ts'
import { aurora, pulse } from '../support/partners.ts'
import { allCells } from './cells.ts'
import type { Job, Told } from './job.ts'
import { judgeCell } from './judged.ts'
import { pairCells } from './pairs.ts'

const { index, count, seeds, pairSeed } = workerData as Job
const told: Told = { cells: {}, pairs: {}, honest: [] }
const isMine = (_: unknown, position: number) => position % count === index

const cells = await allCells()
for (const [position, cell] of cells.entries())
  if (isMine(cell, position)) told.cells[position] = await judgeCell(cell)
for (const [position, cell] of pairCells(cells, pairSeed).entries())
  if (isMine(cell, position)) told.pairs[position] = await judgeCell(cell)
const honest = [await aurora(), await pulse()].flatMap((partner) => seeds.map((seed) => ({ partner, seed })))
for (const { partner, seed } of honest.filter(isMine)) {
  const report = await judgeMock(partner, { seed, patienceMs: 900_000 })
  told.honest.push(...accusing(report).map(({ id }) => `${partner.id} (seed ${seed}) is accused by ${id}`))
}
parentPort?.postMessage(told)
