import type { DataType } from '../partner/data.ts'
import { dataSource, type Partner } from '../partner/partner.ts'
import { type Finding, finding, type Inapplicable, inapplicable } from './check.ts'
import { idsOf } from './divided-span.ts'
import type { PullPagesEvidence } from './evidence/pull.ts'
import { isCutShort } from './pull-span.ts'

/** Ask a rule about each data type that was read in small pages; the first complaint is the finding. */
export function eachPaged(
  { types }: PullPagesEvidence,
  partner: Partner,
  complaint: (ids: {
    readonly whole: readonly string[]
    readonly paged: readonly string[]
  }) => string | undefined,
): Finding | Inapplicable | undefined {
  const entries = Object.entries(types)
  if (entries.length === 0) return inapplicable('no data type takes a page size')
  for (const [name, { whole, pulled }] of entries) {
    if (isCutShort(whole) || isCutShort(pulled)) continue
    const source = dataSource(partner, name as DataType)
    const said = complaint({ whole: idsOf(whole, source), paged: idsOf(pulled, source) })
    if (said !== undefined) return finding(`${name}: ${said}`, pulled.pages.at(-1)?.answer.exchange)
  }
  return undefined
}
