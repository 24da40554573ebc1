import { resolvePointer } from '../kernel/pointer.ts'
import type { DataType } from '../partner/data.ts'
import { parseOffset } from '../partner/time-format.ts'
import type { Breach } from '../terra/judge.ts'
import { type Finding, finding } from './check.ts'
import type { MappedRecord, MappingEvidence } from './evidence/mapping.ts'

/** The first mapped record that a rule complains of, and how many there are, or `undefined`. */
export function firstMappedAmiss(
  { types }: MappingEvidence,
  complaint: (mapped: MappedRecord, type: DataType) => string | undefined,
): Finding | undefined {
  const all = Object.entries(types).flatMap(([type, mapped]) =>
    mapped.map((one) => ({ type, said: complaint(one, type as DataType) })),
  )
  const amiss = all.filter(({ said }) => said !== undefined)
  const [first] = amiss
  if (first === undefined) return undefined
  const others = amiss.length === 1 ? '' : ` (${amiss.length} of ${all.length} records)`
  return finding(`${first.type}: ${first.said}${others}`)
}

/** What the mapped objects break of some of Terra's invariants: those of a grade whose ids begin so. */
export function breachFinding(
  { breaches }: MappingEvidence,
  families: readonly string[],
  grade: Breach['grade'],
): Finding | undefined {
  const meant = breaches.filter(
    (breach) =>
      breach.grade === grade &&
      families.some((family) => breach.id.startsWith(family.includes('/') ? family : `${family}/`)),
  )
  const [first] = meant
  if (first === undefined) return undefined
  // The values are somebody's health: which rule, which field and how often is enough.
  const rule = first.title.replace(/\.$/, '')
  return finding(
    `${first.type}: '${rule}' does not hold at ${first.paths.join(', ') || 'all'} (${meant.length} in all)`,
  )
}

/** A time of Terra's, as milliseconds since the Unix epoch and minutes from UTC; the latter absent where it is local. */
export function terraTime(
  value: unknown,
  pointer: string,
): { readonly ms?: number; readonly offset?: string } {
  const text = resolvePointer(value, pointer)
  if (typeof text !== 'string') return {}
  const offset = /(Z|[+-]\d{2}:?\d{2})$/.exec(text.slice(10))?.[1]
  const ms = Date.parse(offset === undefined ? `${text}Z` : text)
  return { ...(Number.isNaN(ms) ? {} : { ms }), ...(offset === undefined ? {} : { offset }) }
}

/** Why a time of Terra's is not the instant of the record, or `undefined`. */
export function instantDiffers(
  value: unknown,
  pointer: string,
  expectedMs: number | undefined,
): string | undefined {
  const { ms } = terraTime(value, pointer)
  if (expectedMs === undefined || ms === undefined || Math.abs(ms - expectedMs) < 1000) return undefined
  const minutes = Math.round((ms - expectedMs) / 60_000)
  return `${pointer} is ${Math.abs(minutes)} min ${minutes > 0 ? 'after' : 'before'} the instant of the record`
}

/** Why the offset of a time of Terra's is not that of the record, or `undefined`. */
export function offsetDiffers(
  value: unknown,
  pointer: string,
  expectedMinutes: number | undefined,
): string | undefined {
  const { ms, offset } = terraTime(value, pointer)
  if (ms === undefined) return undefined
  if (expectedMinutes === undefined)
    return offset === undefined ? undefined : `${pointer} has an offset that the record does not have`
  if (offset === undefined) return `${pointer} has no offset although the record carries one`
  return parseOffset(offset) === expectedMinutes ? undefined : `${pointer} has another offset than the record`
}
