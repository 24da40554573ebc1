import { idText } from '../client/locate.ts'
import type { JsonValue } from '../kernel/json.ts'
import { resolvePointer } from '../kernel/pointer.ts'
import type { DataSource, DataType } from '../partner/data.ts'
import { dataSource, type Partner } from '../partner/partner.ts'
import { type Finding, finding, type Inapplicable, inapplicable } from './check.ts'
import type { DividedSpan, Pulled, PullWindowsEvidence } from './evidence/pull.ts'
import { isCutShort } from './pull-span.ts'

/** What one question gave, in order; records without an id are left out. */
export interface Given {
  readonly ids: readonly string[]
  readonly records: readonly { readonly id: string; readonly record: JsonValue }[]
}

type Part = 'whole' | 'left' | 'right' | 'again' | 'inner'

/** Ask a rule about each data type's divided span; the first complaint is the finding. */
export function eachDivided(
  { types, grant: { timeZone: userZone } }: PullWindowsEvidence,
  partner: Partner,
  complaint: (
    parts: Readonly<Record<Part, Given>> & {
      readonly source: DataSource
      readonly userZone: string | undefined
    },
    divided: DividedSpan,
  ) => string | undefined,
): Finding | Inapplicable | undefined {
  const entries = Object.entries(types)
  if (entries.length === 0) return inapplicable('no data type has records between which to divide')
  for (const [name, divided] of entries) {
    const source = dataSource(partner, name as DataType)
    const { whole, left, right, again, inner, splitAtMs } = divided
    if ([whole, left, right, again, inner].some(isCutShort)) continue
    const of = (pulled: Pulled) => given(pulled, source)
    const said = complaint(
      {
        whole: of(whole),
        left: of(left),
        right: of(right),
        again: of(again),
        inner: of(inner),
        source,
        userZone,
      },
      divided,
    )
    if (said === undefined) continue
    const { fromMs, toMs } = whole.window
    const place = `${name} from ${iso(fromMs)} to ${iso(toMs)}, divided at ${iso(splitAtMs)}`
    return finding(
      `${place}: ${said}`,
      left.pages.at(-1)?.answer.exchange,
      right.pages.at(-1)?.answer.exchange,
    )
  }
  return undefined
}

/** The ids of a question's records, in order; records without one are left out. */
export function idsOf(pulled: Pulled, source: DataSource): readonly string[] {
  return given(pulled, source).ids
}

/** Whether two adjacent parts lose or add something: then a smaller span may show it more plainly. */
export function isDividedBadly(
  { whole, left, right }: Pick<DividedSpan, 'whole' | 'left' | 'right'>,
  source: DataSource,
): boolean {
  const all = new Set(idsOf(whole, source))
  const parts = new Set([...idsOf(left, source), ...idsOf(right, source)])
  return all.size !== parts.size || [...all].some((id) => !parts.has(id))
}

function given({ records }: Pulled, source: DataSource): Given {
  const named = records.flatMap((record) => {
    const id = idText(resolvePointer(record, source.records.id))
    return id === undefined ? [] : [{ id, record }]
  })
  return { records: named, ids: named.map(({ id }) => id) }
}

function iso(epochMs: number): string {
  return new Date(epochMs).toISOString()
}
