import { messageOf } from '../kernel/errors.ts'
import { describeValue, ValueError } from './expression/value.ts'
import type { LeafNode } from './template.ts'

/** A leaf that could not be mapped: its Terra field is left out. */
export interface MappingProblem {
  /** The dotted path of the Terra field. */
  readonly target: string
  /** The leaf as the template has it. */
  readonly expression: string
  /** Of the template's file, counted from 1; absent where nobody told. */
  readonly line?: number
  /** The partner's id of the record; absent where it has none. */
  readonly recordId?: string
  /** Why, as a clause: "`*` needs numbers". */
  readonly reason: string
  /** The value that was in the way: JSON, cut to 80 characters. */
  readonly found: string
  /** How many items of the record it happened in. */
  readonly times: number
}

/** `Failed to map line 12, metadata.start_time: $time(bedtime_start), record slp_1: it is …, found "noon".` */
export function problemText({
  target,
  expression,
  line,
  recordId,
  reason,
  found,
  times,
}: MappingProblem): string {
  const place = `${line === undefined ? '' : `line ${line}, `}${target}: ${expression}`
  const record = recordId === undefined ? '' : `, record ${recordId}`
  return `Failed to map ${place}${record}: ${reason}, found ${found}${times > 1 ? ` (${times} times)` : ''}.`
}

/** Gathers the problems of one record: one for each leaf, however many items it fails for. */
export class ProblemList {
  readonly #byLeaf = new Map<LeafNode, { reason: string; found: string; times: number }>()

  add(leaf: LeafNode, thrown: unknown): void {
    const known = this.#byLeaf.get(leaf)
    if (known !== undefined) known.times++
    else this.#byLeaf.set(leaf, { ...reasonOf(thrown), times: 1 })
  }

  list(recordId: string | undefined): readonly MappingProblem[] {
    return [...this.#byLeaf].map(([{ target, text, line }, why]) => ({
      target,
      expression: text,
      ...(line === undefined ? {} : { line }),
      ...(recordId === undefined ? {} : { recordId }),
      ...why,
    }))
  }
}

/** Anything else than a `ValueError` is a value that is too deep or too large to go through. */
function reasonOf(thrown: unknown): { readonly reason: string; readonly found: string } {
  if (thrown instanceof ValueError) return { reason: thrown.message, found: thrown.found }
  return { reason: messageOf(thrown), found: describeValue(undefined) }
}
