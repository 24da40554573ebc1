import { idText } from '../client/locate.ts'
import { resolvePointer } from '../kernel/pointer.ts'
import type { DataSource, DataType } from '../partner/data.ts'
import { dataSource, type Partner } from '../partner/partner.ts'
import { type Finding, finding, type Inapplicable, inapplicable } from './check.ts'
import type { Pulled, PullWindowsEvidence } from './evidence/pull.ts'

/** The ids of what one question gave, in order. */
export interface Ids {
  readonly ids: readonly string[]
}

/** Ask a rule about each data type's divided span; the first complaint is the finding. */
export function eachDivided(
  { types }: PullWindowsEvidence,
  partner: Partner,
  complaint: (
    parts: Readonly<Record<'whole' | 'left' | 'right' | 'again', Ids>> & { readonly source: DataSource },
  ) => string | undefined,
): Finding | Inapplicable | undefined {
  const entries = Object.entries(types)
  if (entries.length === 0) return inapplicable('no data type has records between which to divide')
  for (const [name, { whole, left, right, again, splitAtMs }] of entries) {
    const source = dataSource(partner, name as DataType)
    const of = (pulled: Pulled): Ids => ({ ids: idsOf(pulled, source) })
    const said = complaint({ whole: of(whole), left: of(left), right: of(right), again: of(again), source })
    if (said === undefined) continue
    const place = `${name}, divided at ${new Date(splitAtMs).toISOString()}`
    return finding(
      `${place}: ${said}`,
      left.pages.at(-1)?.answer.exchange,
      right.pages.at(-1)?.answer.exchange,
    )
  }
  return undefined
}

/** The ids of a question's records, in order; records without one are left out. */
export function idsOf({ records }: Pulled, source: DataSource): readonly string[] {
  return records.flatMap((record) => idText(resolvePointer(record, source.records.id)) ?? [])
}
