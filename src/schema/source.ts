import type fc from 'fast-check'
import type { JsonValue } from '../kernel/json.ts'

/** How one value is drawn: with which randomness, how daring, and how much may still be spent. */
export interface Source {
  readonly random: fc.Random
  /** How often a choice goes to an extreme: 0 never, 1 always. */
  readonly edge: number
  /** Stay close to what the schema and the caller gave as examples. */
  readonly typical: boolean
  /** How deep inside the value we are. */
  depth: number
  /** How many more values may be made before everything is kept as small as it can be. */
  left: number
}

/** Makes one value of a schema, near the example where there is one. */
export type Draw = (source: Source, example: JsonValue | undefined) => JsonValue

/** Thrown when a draw came to a dead end that another draw may avoid; never leaves this folder. */
export class DeadEnd extends Error {
  readonly keyword: string

  constructor(keyword: string) {
    super(keyword)
    this.keyword = keyword
  }
}

const DEEPEST = 5

/** Whether only the smallest possible value may be made, so that recursion ends. */
export function isTight(source: Source): boolean {
  return source.depth >= DEEPEST || source.left <= 0
}

export function chance(source: Source, probability: number): boolean {
  return probability > 0 && source.random.nextInt(0, 0xffff) < probability * 0x10000
}

/** Whether this choice goes to an extreme. */
export function isEdge(source: Source): boolean {
  return chance(source, source.edge)
}

export function pick<T>(source: Source, items: readonly T[]): T {
  return items.length === 1 ? items[0]! : items[source.random.nextInt(0, items.length - 1)]!
}

/** Draw until one is accepted. @throws DeadEnd */
export function drawUntil<T>(draw: () => T, accepts: (value: T) => boolean, keyword: string, tries = 100): T {
  for (let round = 0; round < tries; round++) {
    const value = draw()
    if (accepts(value)) return value
  }
  throw new DeadEnd(keyword)
}

/** The same choice in another order. */
export function shuffled<T>(source: Source, items: readonly T[]): T[] {
  const order = [...items]
  for (let last = order.length - 1; last > 0; last--) {
    const other = source.random.nextInt(0, last)
    const kept = order[last]!
    order[last] = order[other]!
    order[other] = kept
  }
  return order
}

/** How many values one draw may make before it keeps everything small. */
const BUDGET = 600

export function createSource(
  random: fc.Random,
  options: { readonly edge: number; readonly typical?: boolean },
): Source {
  const { edge, typical = false } = options
  return { random, edge, typical, depth: 0, left: BUDGET }
}
