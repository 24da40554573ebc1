import type { Algebra, Regular } from './algebra.ts'
import { type CharSet, union } from './char-set.ts'

/** One way on: any of these characters leads to that state. */
export interface Move {
  readonly chars: CharSet
  readonly to: number
}

/** A finite automaton without dead ends; state 0 is where it starts. No states: no text at all is accepted. */
export interface Automaton {
  readonly moves: readonly (readonly Move[])[]
  readonly accepts: readonly boolean[]
  /** By state: the fewest characters that still have to be read. */
  readonly distance: readonly number[]
}

/** More states than this are not worth the time. */
const MOST_STATES = 3000

/** The automaton of a language; `undefined` when it would be too large. */
export function toAutomaton(algebra: Algebra, language: Regular): Automaton | undefined {
  const states = new Map<Regular, number>([[language, 0]])
  const moves: Move[][] = []
  for (const state of states.keys()) {
    if (states.size > MOST_STATES) return undefined
    const targets = new Map<number, CharSet>()
    for (const chars of algebra.classes(state)) {
      const next = algebra.derive(state, chars[0]!)
      if (next === algebra.nothing) continue
      if (!states.has(next)) states.set(next, states.size)
      const to = states.get(next)!
      targets.set(to, union(targets.get(to) ?? [], chars))
    }
    moves.push([...targets].map(([to, chars]) => ({ chars, to })))
  }
  const accepts = [...states.keys()].map((state) => state.nullable)
  const distance = distances(moves, accepts)
  const alive = moves.map((list) => list.filter(({ to }) => Number.isFinite(distance[to]!)))
  return Number.isFinite(distance[0]!)
    ? { moves: alive, accepts, distance }
    : { moves: [], accepts: [], distance: [] }
}

function distances(moves: readonly (readonly Move[])[], accepts: readonly boolean[]): number[] {
  const sources = moves.map((): number[] => [])
  for (const [from, list] of moves.entries()) for (const { to } of list) sources[to]!.push(from)
  const distance = accepts.map((accepting) => (accepting ? 0 : Number.POSITIVE_INFINITY))
  let frontier = accepts.flatMap((accepting, state) => (accepting ? [state] : []))
  for (let steps = 1; frontier.length > 0; steps++) {
    const next: number[] = []
    for (const state of frontier) {
      for (const from of sources[state]!) {
        if (distance[from]! <= steps) continue
        distance[from] = steps
        next.push(from)
      }
    }
    frontier = next
  }
  return distance
}
