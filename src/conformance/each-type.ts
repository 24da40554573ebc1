import type { DataType } from '../partner/data.ts'
import { type Finding, type Inapplicable, inapplicable, type Judgement } from './check.ts'

/** Ask a rule about each data type; the first finding is the judgement, and what says nothing of any, says nothing. */
export function eachType<Seen>(
  types: Readonly<Partial<Record<DataType, Seen>>>,
  judge: (seen: Seen, type: DataType) => Exclude<Judgement, { readonly kind: 'prevented' }>,
): Finding | Inapplicable | undefined {
  const judged = Object.entries(types).map(([type, seen]) => judge(seen, type as DataType))
  const finding = judged.find((one) => one?.kind === 'finding')
  if (finding?.kind === 'finding') return finding
  const silent = judged.find((one) => one?.kind === 'inapplicable')
  if (judged.some((one) => one === undefined)) return undefined
  return silent?.kind === 'inapplicable' ? silent : inapplicable('no data type was read')
}
