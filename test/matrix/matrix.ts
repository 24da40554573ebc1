/**
 * `npm run matrix`: every fault on every partner that can have it, judged by the checks of its area; prints what found it and writes
 * docs/detection-matrix.md.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { areaOf, citation } from '../src/conformance/check.ts'
import { CHECKS } from '../src/conformance/checks/registry.ts'
import type { Fault } from '../src/mock/fault.ts'
import { FAULTS } from '../src/mock/faults/registry.ts'
import type { Partner } from '../src/partner/partner.ts'
import { accusing, judgeMock } from './support/judge-mock.ts'
import { aurora, pulse } from './support/partners.ts'

interface Row {
  readonly fault: Fault
  readonly partner: Partner
  readonly accused: readonly string[]
  readonly isCaught: boolean
}

const partners = [await aurora(), await pulse()]
const startedAt = performance.now()
const rows: Row[] = []
for (const partner of partners) {
  const honest = accusing(await judgeMock(partner))
  if (honest.length > 0)
    throw new Error(`${partner.id} is honest and accused by ${honest.map(({ id }) => id).join(', ')}`)
  for (const fault of FAULTS) {
    if (fault.applies?.(partner) !== undefined) continue
    const checks = CHECKS.filter((check) => areaOf(check) === fault.area)
    const report = await judgeMock(partner, { faults: [fault], checks, patienceMs: 4 * 3600_000 })
    const accused = accusing(report)
      .filter(({ verdict }) => verdict === 'fail' || verdict === 'warn')
      .map(({ id }) => id)
    const isCaught = fault.caughtBy.some((id) => accused.includes(id as `auth/${string}`))
    rows.push({ fault, partner, accused, isCaught })
    if (!isCaught)
      console.log(`missed: ${fault.id} on ${partner.id}, found by ${accused.join(', ') || 'nobody'}`)
  }
}
const seconds = (performance.now() - startedAt) / 1000
const caught = rows.filter(({ isCaught }) => isCaught).length
const able = new Set(rows.flatMap(({ accused }) => accused))
const never = CHECKS.map(({ id }) => id).filter((id) => !able.has(id))
const summary = [
  `${FAULTS.length} faults, ${CHECKS.length} checks, ${rows.length} pairs of fault and partner; ${caught} caught as meant.`,
  `${able.size} checks failed for at least one fault${never.length === 0 ? '.' : `; never: ${never.join(', ')}.`}`,
]
console.log(`${summary.join('\n')}\n${seconds.toFixed(1)} s`)

const cell = (text: string) => text.replaceAll('|', '\\|')
const table = FAULTS.map((fault) => {
  const of = rows.filter((row) => row.fault === fault)
  const found = [...new Set(of.flatMap(({ accused }) => accused))]
  const meant = fault.caughtBy.map((id) => (found.includes(id) ? `**${id}**` : id))
  const others = found.filter((id) => !fault.caughtBy.includes(id))
  const source =
    fault.source.url === undefined
      ? citation(fault.source)
      : `[${citation(fault.source)}](${fault.source.url})`
  const where = of.map(({ partner, isCaught }) => `${partner.id} ${isCaught ? '✓' : '✗'}`).join(', ')
  return `| ${[fault.id, fault.area, fault.title, source, meant.join(', '), others.join(', '), where].map(cell).join(' | ')} |`
})
const folder = join(import.meta.dirname, '../docs')
mkdirSync(folder, { recursive: true })
writeFileSync(
  join(folder, 'detection-matrix.md'),
  `# What the checks find\n\nWritten by \`npm run matrix\`. ${summary.join(' ')} In bold: meant for the fault, and found it.\n\n` +
    `| fault | area | what the partner does wrong | source | meant to be caught by | also found by | partners |\n|---|---|---|---|---|---|---|\n${table.join('\n')}\n`,
)
process.exitCode = caught === rows.length ? 0 : 1
