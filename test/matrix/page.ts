import { comparisonSentence } from '../../bench/detection/tables.ts'
import { citation } from '../../src/conformance/check.ts'
import type { Fault } from '../../src/mock/fault.ts'
import { FAULTS } from '../../src/mock/faults/registry.ts'
import { linked, TRANSPORT_TEST } from '../docs/markdown.ts'
import type { Cell } from './cells.ts'
import type { Judged } from './judged.ts'

export type Row = Cell & Judged

export function isCaught({ faults, meant, accused }: Row): boolean {
  const wanted = meant === undefined ? (faults[0]?.caughtBy ?? []) : [meant]
  return wanted.some((id) => accused.includes(id))
}

/** The page of the docs: one line a fault. */
export function matrixPage(rows: readonly Row[], summary: readonly string[]): string {
  const lines = FAULTS.map((fault) =>
    line(
      fault,
      rows.filter(({ faults }) => faults[0] === fault),
    ),
  )
  return [
    '# What the checks find',
    '',
    `Written by \`npm run matrix\`. ${summary.join(' ')} In bold: meant for the fault, and found it.`,
    '',
    `The checks of transport have no fault, because a mock on loopback speaks plain HTTP: ${linked('their test', TRANSPORT_TEST)} shows them TLS servers that are wrong on purpose.`,
    '',
    `What others find of them: ${comparisonSentence()} How that was measured, and which they are:`,
    '[bench/RESULTS.md](../bench/RESULTS.md#what-others-find-of-the-faults).',
    '',
    '| fault | area | what the partner does wrong | source | meant to be caught by | also found by | partners |',
    '|---|---|---|---|---|---|---|',
    ...lines,
    '',
  ].join('\n')
}

function line(fault: Fault, rows: readonly Row[]): string {
  const found = [...new Set(rows.flatMap(({ accused }) => accused))]
  const meant = fault.caughtBy.map((id) => (found.includes(id) ? `**${id}**` : id))
  const others = found.filter((id) => !fault.caughtBy.includes(id))
  const { url } = fault.source
  const source = url === undefined ? citation(fault.source) : `[${citation(fault.source)}](${url})`
  const where = rows.map((row) => `${row.partner.id} ${isCaught(row) ? '✓' : '✗'}`).join(', ')
  const cells = [fault.id, fault.area, fault.title, source, meant.join(', '), others.join(', '), where]
  return `| ${cells.map((text) => text.replaceAll('|', '\\|')).join(' | ')} |`
}
