import type { JsonValue } from '../kernel/json.ts'
import type { Branch } from './branch.ts'
import type { Compiled, Forge } from './compiled.ts'
import { compileArray } from './draw-array.ts'
import { compileNumber } from './draw-number.ts'
import { compileObject } from './draw-object.ts'
import { compileString } from './draw-string.ts'
import { equalJson } from './equal.ts'
import type { FormatRule } from './format-rules.ts'
import type { Graph, Node, Variant } from './graph.ts'
import { chance, type Draw, drawUntil, isEdge, isTight, pick, type Source } from './source.ts'
import { ARRAY, BOOLEAN, FRACTION, INTEGER, NULL, OBJECT, STRING, typeOf } from './types.ts'

interface Way {
  readonly variant: Variant
  readonly draw: Draw
}

interface Compilation {
  readonly ways: readonly Way[]
  readonly contradiction: string
}

export function createForge(graph: Graph, formats: Readonly<Record<string, FormatRule>>): Forge {
  const compiled = new Map<Node, Compilation>()
  const draws = new Map<Node, Draw>()
  const compile = (node: Node): Compilation => {
    const old = compiled.get(node)
    if (old !== undefined) return old
    // A recursive question is answered with yes: the node's rank has settled that it ends.
    compiled.set(node, { ways: [], contradiction: '' })
    const made = compileNode(node, forge)
    compiled.set(node, made)
    return made
  }
  const forge: Forge = {
    graph,
    formats,
    node: (literals) => graph.node(literals),
    draw(node) {
      const old = draws.get(node)
      if (old !== undefined) return old
      let ready: Draw | undefined
      const draw: Draw = (source, example) => {
        ready ??= drawOf(compile(node).ways)
        return ready(source, example)
      }
      draws.set(node, draw)
      return draw
    },
    isPossible(node) {
      if (node.rank === Number.POSITIVE_INFINITY) return false
      const { ways, contradiction } = compile(node)
      return ways.length > 0 || contradiction === ''
    },
    contradiction: (node) => compile(node).contradiction || 'it requires itself without end',
  }
  return forge
}

function compileNode(node: Node, forge: Forge): Compilation {
  const ways: Way[] = []
  let contradiction = node.contradiction
  for (const variant of node.variants) {
    const draw = Number.isFinite(variant.rank) ? compileVariant(variant, forge) : impossible(variant, forge)
    if (typeof draw === 'string') contradiction ??= draw
    else ways.push({ variant, draw })
  }
  return { ways, contradiction: contradiction ?? 'it allows no type of value' }
}

function impossible(variant: Variant, forge: Forge): string {
  const isBlocked = ({ rank }: Node) => rank === Number.POSITIVE_INFINITY
  const demand = variant.demands.find(({ nodes }) => nodes.every(isBlocked))
  const [blocked] = demand?.nodes ?? []
  if (demand === undefined || blocked === undefined) return 'its required parts contradict each other'
  const isEndless = blocked.variants.length > 0 && blocked.contradiction === undefined
  return `${demand.what} has no value: ${isEndless ? 'it requires itself without end' : forge.contradiction(blocked)}`
}

function compileVariant(variant: Variant, forge: Forge): Compiled {
  const { branch, type, values } = variant
  if (type === 0) return (source) => pick(source, values)
  const excluded = branch.excluded.filter((value) => typeOf(value) === type)
  const draw = compileType(type, branch, forge)
  if (typeof draw === 'string' || excluded.length + branch.filters.length === 0) return draw
  const { logic } = forge.graph.workshop
  const isOpen = (value: JsonValue) =>
    !excluded.some((other) => equalJson(value, other)) &&
    branch.filters.every((literal) => logic.holds(literal, value))
  return (source, example) => {
    // What is close to the example may be what is excluded: only the first attempt goes there.
    let near = example
    const attempt = () => {
      const value = draw(source, near)
      near = undefined
      return value
    }
    return drawUntil(attempt, isOpen, 'not', 40)
  }
}

function compileType(type: number, branch: Branch, forge: Forge): Compiled {
  switch (type) {
    case NULL:
      return () => null
    case BOOLEAN: {
      const open = [true, false].filter((value) => !branch.excluded.includes(value))
      return (source) => pick(source, open)
    }
    case INTEGER:
    case FRACTION:
      return compileNumber(branch, type, forge.formats)
    case STRING:
      return compileString(branch, forge.formats)
    case ARRAY:
      return compileArray(branch, forge)
    case OBJECT:
      return compileObject(branch, forge)
    default:
      return 'it allows no type of value'
  }
}

function drawOf(ways: readonly Way[]): Draw {
  const [first] = ways
  if (first === undefined) throw new Error('A node without a value was drawn from.')
  if (ways.length === 1 && first.variant.branch.hints.length === 0) return first.draw
  const lowest = Math.min(...ways.map(({ variant }) => variant.rank))
  const smallest = ways.filter(({ variant }) => variant.rank === lowest)
  const hints = [...new Set(ways.flatMap(({ variant }) => variant.branch.hints))]
  const lively = ways.filter(({ variant }) => variant.type !== NULL)
  return (source, example) => {
    if (isTight(source)) return pick(source, smallest).draw(source, example)
    if (!source.typical) return pick(source, ways).draw(source, example)
    const near = example ?? (hints.length > 0 ? pick(source, hints) : undefined)
    return pick(source, likely(source, ways, lively, near)).draw(source, near)
  }
}

/** The ways that lead to something like the example; without one, anything but null most of the time. */
function likely(
  source: Source,
  ways: readonly Way[],
  lively: readonly Way[],
  example: JsonValue | undefined,
): readonly Way[] {
  if (isEdge(source)) return ways
  if (example !== undefined && !chance(source, 0.1)) {
    const type = typeOf(example)
    const alike = ways.filter(({ variant }) => variant.type === type)
    if (alike.length > 0) return alike
  }
  return lively.length > 0 && !chance(source, 0.1) ? lively : ways
}
