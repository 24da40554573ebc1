import type { DataSource, DataType } from '../partner/data.ts'
import { dataSource, type Partner } from '../partner/partner.ts'
import { type Finding, finding, type Inapplicable, inapplicable } from './check.ts'
import type { AskedAround, PullBoundsEvidence, Pulled } from './evidence/pull.ts'
import { isCutShort } from './pull-span.ts'

/** Ask a rule about the questions around one record of each data type; the first complaint is the finding. */
export function eachAround(
  { types }: PullBoundsEvidence,
  partner: Partner,
  complaint: (
    asked: AskedAround,
    id: string,
    source: DataSource,
  ) => readonly [said: string, shown: Pulled] | undefined,
): Finding | Inapplicable | undefined {
  const entries = Object.entries(types)
  if (entries.length === 0) return inapplicable('no data type has records whose place in a range can be told')
  for (const [name, asked] of entries) {
    const { at, before, after, inside, elsewhere } = asked
    if ([at, before, after, inside, elsewhere].some((one) => one !== undefined && isCutShort(one))) continue
    const said = complaint(asked, asked.id, dataSource(partner, name as DataType))
    if (said === undefined) continue
    const [sentence, { pages, end }] = said
    const { exchange } = pages.at(-1)?.answer ?? (end.ended === 'failed' ? end.answer : {})
    return finding(`${name}: ${sentence}`, exchange)
  }
  return undefined
}
