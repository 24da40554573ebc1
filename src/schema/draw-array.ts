import type { JsonValue } from '../kernel/json.ts'
import type { ArrayFacet, Branch, ItemCount } from './branch.ts'
import type { Compiled, Forge } from './compiled.ts'
import { keyOf } from './equal.ts'
import type { Node } from './graph.ts'
import type { Literal } from './logic.ts'
import { firstAlike, literalsOfItem } from './members.ts'
import { chance, DeadEnd, type Draw, isEdge, isTight, type Source, shuffled } from './source.ts'

interface Plan {
  readonly facet: ArrayFacet
  readonly forge: Forge
  readonly min: number
  readonly max: number
  readonly counts: readonly ItemCount[]
  readonly nodeAt: (index: number) => Node
  readonly drawAt: (index: number) => Draw
}

/** How many items more than it must have an array usually gets, and at an extreme. */
const USUAL = 4
const EXTREME = 40

/** The arrays of one facet. */
export function compileArray({ array }: Branch, forge: Forge): Compiled {
  const plan = planOf(array, forge)
  if (plan.min > plan.max) {
    const most = array.unique ? `uniqueItems allows ${plan.max}` : `only ${plan.max} are possible`
    return `minItems and contains ask for ${plan.min} items, and ${most}`
  }
  const { counts, drawAt } = plan
  const lacking = counts.find(({ min, from, what }) => min > roomFor(plan, what, from))
  if (lacking !== undefined) return `contains asks for ${lacking.min} items that no item can be`
  const fill: (source: Source, length: number, example: JsonValue | undefined) => JsonValue[] =
    counts.length > 0 || array.repeated
      ? (source, length, example) => fillCounted(plan, source, length, example)
      : (source, length, example) => {
          const items: JsonValue[] = []
          for (let index = 0; index < length; index++)
            items.push(drawAt(index)(source, itemOf(example, index)))
          return items
        }
  const bare = counts.length === 0 && !array.repeated
  return (source, example) => {
    source.left--
    source.depth++
    const length = lengthFor(plan, source, example)
    const items =
      array.unique && bare ? fillUnique(plan, source, length, example) : fill(source, length, example)
    source.depth--
    if (array.unique && !bare && new Set(items.map(keyOf)).size < items.length)
      throw new DeadEnd('uniqueItems')
    return items
  }
}

function planOf(facet: ArrayFacet, forge: Forge): Plan {
  const alike = firstAlike(facet)
  const nodes = Array.from({ length: alike + 1 }, (_, index) => forge.node(literalsOfItem(facet, index)))
  const nodeAt = (index: number) => nodes[Math.min(index, alike)]!
  const draws = nodes.map((node) => forge.draw(node))
  const full = nodes.findIndex((node) => !forge.isPossible(node))
  const last = full < 0 ? facet.max : Math.min(facet.max, full)
  const max = facet.unique ? Math.min(last, alike + domainSize(nodeAt(alike))) : last
  const counts = facet.counts.filter(({ min, max }) => min > 0 || max < Number.POSITIVE_INFINITY)
  const counted = Math.max(0, ...counts.filter(({ min }) => min > 0).map(({ from, min }) => from + min))
  const min = Math.max(facet.min, counted, facet.repeated ? 2 : 0)
  return { facet, forge, min, max, counts, nodeAt, drawAt: (index) => draws[Math.min(index, alike)]! }
}

/** How many items, from an index on, can satisfy a statement. */
function roomFor(plan: Plan, what: Literal, from: number): number {
  const alike = firstAlike(plan.facet)
  const singles = range(from, Math.min(alike, plan.max)).filter((index) => isOpen(plan, index, [what])).length
  return plan.max > alike && isOpen(plan, alike, [what]) ? singles + plan.max - alike : singles
}

/** How many different values there are; infinite where nobody counts. */
function domainSize({ variants }: Node): number {
  const sizes = variants.map(({ type, values }) =>
    type === 0 ? values.length : type === 1 ? 1 : type === 2 ? 2 : Number.POSITIVE_INFINITY,
  )
  return sizes.reduce((sum, size) => sum + size, 0)
}

function lengthFor({ min, max }: Plan, source: Source, example: JsonValue | undefined): number {
  if (isTight(source)) return min
  const { random } = source
  if (isEdge(source)) {
    if (max <= EXTREME && chance(source, 0.5)) return max
    return chance(source, 0.6) ? min : random.nextInt(min, Math.min(max, min + EXTREME))
  }
  if (source.typical && Array.isArray(example)) {
    const wanted = Math.max(0, example.length + random.nextInt(-2, 2))
    return Math.min(max, Math.max(min, example.length > 0 ? Math.max(1, wanted) : wanted))
  }
  const low = source.typical && max > 0 ? Math.max(1, min) : min
  return random.nextInt(Math.min(low, max), Math.min(max, low + USUAL))
}

function itemOf(example: JsonValue | undefined, index: number): JsonValue | undefined {
  return Array.isArray(example) && example.length > 0 ? example[index % example.length] : undefined
}

/** No two alike; where no further value is found, the array ends early if it may. */
function fillUnique(plan: Plan, source: Source, length: number, example: JsonValue | undefined): JsonValue[] {
  const items: JsonValue[] = []
  const keys = new Set<string>()
  for (let index = 0; index < length; index++) {
    const draw = plan.drawAt(index)
    let tries = 0
    for (; tries < 60; tries++) {
      const item = draw(source, tries < 3 ? itemOf(example, index) : undefined)
      const key = keyOf(item)
      if (keys.has(key)) continue
      keys.add(key)
      items.push(item)
      break
    }
    if (tries < 60) continue
    if (index >= plan.min) return items
    throw new DeadEnd('uniqueItems')
  }
  return items
}

function fillCounted(
  plan: Plan,
  source: Source,
  atLeast: number,
  example: JsonValue | undefined,
): JsonValue[] {
  for (let length = atLeast, round = 0; round < 30; round++) {
    const extras = assign(plan, source, length)
    if (extras !== undefined) return fillAssigned(plan, source, extras, example)
    if (length < plan.max && length < atLeast + 10) length++
    else length = plan.min + source.random.nextInt(0, Math.min(plan.max - plan.min, 10))
  }
  throw new DeadEnd('contains')
}

/** Decide which items satisfy what is counted, and which must not; `undefined` when it does not work out. */
function assign(plan: Plan, source: Source, length: number): Literal[][] | undefined {
  const { counts, forge } = plan
  const extras: Literal[][] = Array.from({ length }, () => [])
  const chosen = counts.map(() => new Set<number>())
  const fits = (index: number, literal: Literal) => isOpen(plan, index, [...extras[index]!, literal])
  for (const [number, { what, from, min, max }] of counts.entries()) {
    if (min === 0) continue
    const places = shuffled(source, range(from, length))
    const wanted = min + (chance(source, 0.2) && max > min ? 1 : 0)
    for (const index of places) {
      if (chosen[number]!.size >= wanted) break
      if (!fits(index, what)) continue
      extras[index]!.push(what)
      chosen[number]!.add(index)
    }
    if (chosen[number]!.size < min) return undefined
  }
  for (const [number, { what, from, max }] of counts.entries()) {
    if (max === Number.POSITIVE_INFINITY) continue
    for (const index of shuffled(source, range(from, length))) {
      if (chosen[number]!.has(index)) continue
      const refused = forge.graph.workshop.logic.not(what)
      if (fits(index, refused)) extras[index]!.push(refused)
      else if (chosen[number]!.size < max) chosen[number]!.add(index)
      else return undefined
    }
  }
  return extras
}

function isOpen(plan: Plan, index: number, extra: readonly Literal[]): boolean {
  return plan.forge.isPossible(plan.forge.node([...literalsOfItem(plan.facet, index), ...extra]))
}

function fillAssigned(
  { facet, forge, drawAt }: Plan,
  source: Source,
  extras: readonly (readonly Literal[])[],
  example: JsonValue | undefined,
): JsonValue[] {
  const literals = extras.map((extra, index) => [...literalsOfItem(facet, index), ...extra])
  const items = literals.map((list, index) => {
    const draw = extras[index]!.length === 0 ? drawAt(index) : forge.draw(forge.node(list))
    return draw(source, itemOf(example, index))
  })
  if (!facet.repeated) return items
  const [first = 0, second = 0] = shuffled(source, range(0, items.length))
  const both = forge.node([...literals[first]!, ...literals[second]!])
  if (!forge.isPossible(both)) throw new DeadEnd('uniqueItems')
  const shared = forge.draw(both)(source, undefined)
  return items.with(first, shared).with(second, shared)
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => index + from)
}
