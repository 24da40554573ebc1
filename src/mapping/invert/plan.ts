import { type SchemaPlace, schemaBelow } from '../schema-place.ts'
import type { LeafNode, ObjectNode, TemplateNode } from '../template.ts'
import { type FieldReference, type Inverse, RANKS, type SchemaOf } from './inverse.ts'
import { fieldOf, invertExpression } from './invert-expression.ts'

/** What has to be done to render one record, or one item of a list of it. */
export interface RenderPlan {
  readonly leaves: readonly PlannedLeaf[]
  /** The same leaves, those of the best rank first. */
  readonly ranked: readonly PlannedLeaf[]
  readonly lists: readonly PlannedList[]
}

export interface PlannedLeaf {
  readonly target: string
  /** Keys from Terra's object or item to the value. */
  readonly path: readonly string[]
  readonly inverse: Inverse
}

/** An `$each` over a list, or over one object. */
export interface PlannedList {
  readonly path: readonly string[]
  readonly source: FieldReference
  readonly items: RenderPlan
  readonly itemSchema: SchemaPlace | undefined
  readonly schema: SchemaPlace | undefined
}

/** @param schema - of the record. */
export function planOf(template: ObjectNode, schema: SchemaPlace | undefined): RenderPlan {
  return planBelow(template.fields, [], { record: schema, input: schema, isRecord: true })
}

interface Scope {
  readonly record: SchemaPlace | undefined
  readonly input: SchemaPlace | undefined
  /** What stands before an expression is the record itself, so that `$` and `$$` are the same. */
  readonly isRecord: boolean
}

type Path = readonly string[]

const EMPTY: RenderPlan = { leaves: [], ranked: [], lists: [] }

function planBelow(fields: ObjectNode['fields'], path: Path, scope: Scope): RenderPlan {
  return merged(fields.map(([name, node]) => planNode(node, [...path, name], scope)))
}

function planNode(node: TemplateNode, path: Path, scope: Scope): RenderPlan {
  switch (node.kind) {
    case 'leaf':
      return planLeaf(node, path, scope)
    case 'list':
      return planItems(node.items, path, scope)
    case 'object':
      return node.each === undefined
        ? planBelow(node.fields, path, scope)
        : planEach(node, node.each, path, scope)
  }
}

/** Which item of Terra's list is which cannot be told when some of several may be left out. */
function planItems(items: readonly TemplateNode[], path: Path, scope: Scope): RenderPlan {
  const mayBeLeftOut = items.some((item) => item.kind === 'object' && item.when !== undefined)
  if (items.length > 1 && mayBeLeftOut) return EMPTY
  return merged(items.map((item, index) => planNode(item, [...path, String(index)], scope)))
}

function planLeaf(leaf: LeafNode, path: Path, { record, input, isRecord }: Scope): RenderPlan {
  const schemaOf: SchemaOf = ({ from, keys }) => schemaBelow(from === 'root' ? record : input, keys)
  const inverse = invertExpression(leaf.expression, schemaOf)
  if (inverse === undefined || !(isRecord || inverse.fields.some(({ from }) => from === 'input')))
    return EMPTY
  const leaves = [{ target: leaf.target, path, inverse }]
  return { leaves, ranked: leaves, lists: [] }
}

function planEach(
  node: ObjectNode,
  each: LeafNode,
  path: Path,
  { record, input, isRecord }: Scope,
): RenderPlan {
  const source = fieldOf(each.expression)
  if (source === undefined || source.keys.length === 0 || (source.from === 'root' && !isRecord)) return EMPTY
  const schema = schemaBelow(input, source.keys)
  const itemSchema = schemaBelow(schema, ['*'])
  const items = planBelow(node.fields, [], { record, input: itemSchema, isRecord: false })
  return { ...EMPTY, lists: [{ path, source, items, schema, itemSchema }] }
}

function merged(plans: readonly RenderPlan[]): RenderPlan {
  const leaves = plans.flatMap((plan) => plan.leaves)
  const ranked = leaves.toSorted((a, b) => RANKS.indexOf(a.inverse.rank) - RANKS.indexOf(b.inverse.rank))
  return { leaves, ranked, lists: plans.flatMap(({ lists }) => lists) }
}
