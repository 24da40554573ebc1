import { isJsonObject, type JsonValue } from '../kernel/json.ts'
import type { Workshop } from './assert.ts'
import { type Branch, shownValues } from './branch.ts'
import { keyOf } from './equal.ts'
import type { Literal } from './logic.ts'
import { firstAlike, literalsOfItem, literalsOfMember } from './members.ts'
import { solve } from './solve.ts'
import { ARRAY, EACH_TYPE, OBJECT } from './types.ts'

/** What has to exist for a value to exist: at least one of these. */
export interface Demand {
  /** In words, for messages: `the required property "id"`. */
  readonly what: string
  readonly nodes: readonly Node[]
}

/** One way to be valid, of one type. */
export interface Variant {
  /** One bit of `types.ts`; 0 when the values are listed. */
  readonly type: number
  readonly branch: Branch
  /** The listed values that satisfy everything. */
  readonly values: readonly JsonValue[]
  readonly demands: readonly Demand[]
  /** How deep its smallest value is; infinite when there is none. */
  rank: number
}

/** A list of statements that a value has to satisfy, with all ways to do so. */
export interface Node {
  readonly literals: readonly Literal[]
  readonly variants: readonly Variant[]
  contradiction: string | undefined
  rank: number
}

/** All nodes of one schema, made when they are asked for. */
export interface Graph {
  readonly workshop: Workshop
  /** The same statements give the same node. Its ranks, and those of all it needs, are known. */
  node(literals: readonly Literal[]): Node
}

export function createGraph(workshop: Workshop): Graph {
  const known = new Map<string, Node>()
  const discover = (literals: readonly Literal[], found: Node[]): Node => {
    const kept = [...new Set(literals)].filter((literal) => literal !== workshop.logic.always)
    kept.sort((left, right) => left.id - right.id)
    const key = kept.map(({ id }) => id).join()
    const old = known.get(key)
    if (old !== undefined) return old
    const { branches, contradiction } = solve(kept, workshop)
    const variants: Variant[] = []
    const node: Node = { literals: kept, variants, contradiction, rank: Number.POSITIVE_INFINITY }
    known.set(key, node)
    found.push(node)
    const related = (inner: readonly Literal[]) => discover(inner, found)
    for (const branch of branches) variants.push(...variantsOf(branch, node, workshop, related))
    if (variants.length === 0) node.contradiction ??= refusal(kept, branches, workshop)
    return node
  }
  return {
    workshop,
    node(literals) {
      const found: Node[] = []
      const node = discover(literals, found)
      rankAll(found)
      return node
    },
  }
}

type Related = (literals: readonly Literal[]) => Node

function variantsOf(branch: Branch, node: Node, { logic }: Workshop, related: Related): readonly Variant[] {
  const rank = Number.POSITIVE_INFINITY
  if (branch.values !== undefined) {
    const values = branch.values.filter((value) =>
      node.literals.every((literal) => logic.holds(literal, value)),
    )
    return values.length === 0 ? [] : [{ type: 0, branch, values: unique(values), demands: [], rank }]
  }
  return EACH_TYPE.filter((type) => (branch.types & type) !== 0).map((type) => {
    const demands =
      type === OBJECT ? memberDemands(branch, related) : type === ARRAY ? itemDemands(branch, related) : []
    return { type, branch, values: [], demands, rank }
  })
}

/** Which keywords leave none of the listed values, where values are listed. */
function refusal(
  literals: readonly Literal[],
  branches: readonly Branch[],
  { logic }: Workshop,
): string | undefined {
  const values = unique(branches.flatMap((branch) => branch.values ?? []))
  if (values.length === 0) return undefined
  const refusing = literals.flatMap((literal) => {
    if (literal.kind !== 'schema' || !literal.positive || typeof literal.at.schema === 'boolean') return []
    const { at } = literal
    return keywordsWithin(literal.at.schema)
      .filter(([keyword, said]) => {
        const alone = logic.inside({ [keyword]: said }, at)
        return values.some((value) => !logic.holds(alone, value))
      })
      .map(([keyword]) => `"${keyword}"`)
  })
  const names = [...new Set(refusing)].join(' and ')
  return names === '' ? undefined : `of the values ${shownValues(values)} none satisfies ${names}`
}

/** The keywords of a schema, with those of its `allOf` in the place of `allOf`. */
function keywordsWithin(schema: unknown): readonly (readonly [string, JsonValue])[] {
  if (!isJsonObject(schema)) return []
  return Object.entries(schema).flatMap(([keyword, said]) =>
    keyword === 'allOf' && Array.isArray(said) ? said.flatMap(keywordsWithin) : [[keyword, said] as const],
  )
}

function memberDemands({ object }: Branch, related: Related): readonly Demand[] {
  const names = requiredNames(object.required, object.needs)
  return names.map((name) => ({
    what: `the required property "${name}"`,
    nodes: [related(literalsOfMember(object, name))],
  }))
}

/** The required names, and those that they require in turn. */
export function requiredNames(
  required: readonly string[],
  needs: Branch['object']['needs'],
): readonly string[] {
  const names = new Set(required)
  for (const name of names) {
    for (const [first, others] of needs) if (first === name) for (const other of others) names.add(other)
  }
  return [...names]
}

function itemDemands({ array }: Branch, related: Related): readonly Demand[] {
  const alike = firstAlike(array)
  const items = Array.from({ length: Math.min(array.min, alike + 1) }, (_, index) => ({
    what: `item ${index}`,
    nodes: [related(literalsOfItem(array, index))],
  }))
  const counted = array.counts
    .filter(({ min }) => min > 0)
    .map(({ what, from }) => {
      const places = Array.from(
        { length: Math.max(0, Math.min(alike + 1, array.max) - from) },
        (_, at) => at + from,
      )
      const nodes = places.map((index) => related([...literalsOfItem(array, index), what]))
      return { what: 'an item that has to be contained', nodes }
    })
  return [...items, ...counted]
}

/** Each pass settles what rests on what the last one settled; what is never reached has no finite value. */
function rankAll(nodes: readonly Node[]): void {
  for (let changed = true; changed; ) {
    changed = false
    for (const node of nodes) {
      for (const variant of node.variants) {
        const lowest = variant.demands.map(({ nodes: any }) =>
          Math.min(Number.POSITIVE_INFINITY, ...any.map(({ rank }) => rank)),
        )
        variant.rank = 1 + Math.max(-1, ...lowest)
        if (variant.rank >= node.rank) continue
        node.rank = variant.rank
        changed = true
      }
    }
  }
}

function unique(values: readonly JsonValue[]): readonly JsonValue[] {
  return [...new Map(values.map((value) => [keyOf(value), value])).values()]
}
