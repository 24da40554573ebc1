import type { JsonObject } from '../kernel/json.ts'
import { madeOnce } from '../kernel/made-once.ts'
import { toPointer } from '../kernel/pointer.ts'
import type { DataType } from '../partner/data.ts'
import { dataSource, type Partner } from '../partner/partner.ts'
import { type Mapping, partnerMapping } from './compile.ts'
import { draftOf } from './invert/draft.ts'
import type { Rank } from './invert/inverse.ts'
import { planOf, type RenderPlan } from './invert/plan.ts'
import { renderInto } from './invert/render.ts'
import { recordSchema, type SchemaPlace } from './schema-place.ts'

/** A leaf of a mapping that can be read backwards. */
export interface InvertedLeaf {
  /** The dotted path of the Terra field, `[]` behind each list. */
  readonly target: string
  /** JSON Pointers of the partner fields that it writes, `*` for the items of a list. */
  readonly fields: readonly string[]
  readonly rank: Rank
}

export interface RendererOptions {
  /**
   * The schema of a record. With it, codes are chosen among those that it lists, times and numbers get its types, and
   * a field whose Terra value is missing becomes null or is left out where that is allowed.
   */
  readonly schema?: SchemaPlace | undefined
}

/** Makes a partner's record of Terra's object. */
export type Renderer = (terra: JsonObject, base: JsonObject) => JsonObject

/**
 * The mapping backwards: every partner field that a leaf tells is written over a copy of `base`, everything else stays
 * as it is there. Mapping the result gives Terra's object again, as far as the leaves can be inverted and the partner's
 * format can hold it. Lists become as long as Terra's, their items made from those of `base`.
 */
export function createRenderer(mapping: Mapping, { schema }: RendererOptions = {}): Renderer {
  const plan = planOf(mapping.template, schema)
  return (terra, base) => {
    const draft = draftOf(base, schema)
    renderInto(plan, terra, draft)
    return draft.value as JsonObject
  }
}

/** The renderer of a partner's data type, with the schema that its descriptor declares. */
export const partnerRenderer: (partner: Partner, type: DataType) => Renderer = madeOnce(
  (partner: Partner, type: DataType) =>
    createRenderer(partnerMapping(partner, type), { schema: recordSchema(dataSource(partner, type)) }),
)

/** The leaves that a renderer can write, in document order. */
export function invertMapping(mapping: Mapping, { schema }: RendererOptions = {}): readonly InvertedLeaf[] {
  return leavesOfPlan(planOf(mapping.template, schema), [])
}

function leavesOfPlan(plan: RenderPlan, item: readonly string[]): readonly InvertedLeaf[] {
  return [
    ...plan.leaves.map(({ target, inverse }) => ({
      target,
      fields: inverse.fields.map(({ from, keys }) => toPointer(from === 'root' ? keys : [...item, ...keys])),
      rank: inverse.rank,
    })),
    ...plan.lists.flatMap(({ source, items }) => leavesOfPlan(items, [...item, ...source.keys, '*'])),
  ]
}
