import type { Branch, Refine } from './branch.ts'
import type { Literal } from './logic.ts'

/**
 * A schema with `unevaluatedItems` or `unevaluatedProperties`, while it is being taken apart: what its subschemas look
 * at is noted under it, and what nobody looked at is settled at the end.
 */
export interface Frame {
  readonly literal: Literal & { readonly kind: 'schema' }
  readonly keyword: 'unevaluatedItems' | 'unevaluatedProperties'
  /** False: something that nobody looked at has to break it. */
  readonly positive: boolean
  readonly outer: readonly Frame[]
}

/** What a schema has looked at, for the frames around it. */
export interface Sight {
  readonly frames: readonly Frame[]
  readonly names: readonly string[]
  readonly patterns: readonly string[]
  readonly everyName: boolean
  readonly items: number
  readonly contains: readonly Literal[]
}

/** One of several ways to go on. */
export interface Option {
  readonly steps: readonly Step[]
  /** Whether a branch is like this already, so that nothing has to be chosen. */
  implied?(branch: Branch): boolean
}

/** One thing to do on the way from a list of statements to its branches. */
export type Step =
  | { readonly kind: 'refine'; readonly refine: Refine }
  | { readonly kind: 'literal'; readonly literal: Literal; readonly frames: readonly Frame[] }
  | { readonly kind: 'choice'; readonly options: readonly Option[]; readonly negated?: Literal }
  | { readonly kind: 'open'; readonly frame: Frame }
  | { readonly kind: 'sight'; readonly sight: Sight }

export function refine(change: Refine): Step {
  return { kind: 'refine', refine: change }
}

export function state(literal: Literal, frames: readonly Frame[] = []): Step {
  return { kind: 'literal', literal, frames }
}

/** @param negated - what the choice is about, when it is how to break something. */
export function choose(options: readonly Option[], negated?: Literal): Step {
  return { kind: 'choice', options, ...(negated !== undefined && { negated }) }
}

const BLIND = { names: [], patterns: [], everyName: false, items: 0, contains: [] }

export function sight(frames: readonly Frame[], seen: Partial<Sight>): readonly Step[] {
  return frames.length === 0 ? [] : [{ kind: 'sight', sight: { ...BLIND, ...seen, frames } }]
}
