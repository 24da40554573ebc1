import { toPointer } from '../kernel/pointer.ts'
import type { Mapping } from '../mapping/compile.ts'
import { leafReads } from '../mapping/reads.ts'

/** A leaf outside lists that reads one field and always gives something for it. */
export interface PlainLeaf {
  /** JSON Pointer into the record. */
  readonly read: string
  /** JSON Pointer into Terra's object. */
  readonly target: string
}

export function plainLeaves(mapping: Mapping): readonly PlainLeaf[] {
  const reads = leafReads(mapping.template)
  return reads.flatMap(({ leaf, keys }) => {
    const isOnly = reads.filter((other) => other.leaf === leaf).length === 1
    const isPlain = !leaf.target.includes('[]') && !keys.includes('*') && leaf.expression.kind !== 'condition'
    return isOnly && isPlain ? [{ read: toPointer(keys), target: toPointer(leaf.target.split('.')) }] : []
  })
}
