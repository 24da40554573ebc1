import type { FormatRule } from './format-rules.ts'
import type { Graph, Node } from './graph.ts'
import type { Literal } from './logic.ts'
import type { Draw } from './source.ts'

/** Turns nodes into draws, each once. */
export interface Forge {
  readonly graph: Graph
  readonly formats: Readonly<Record<string, FormatRule>>
  node(literals: readonly Literal[]): Node
  /** The draw of a node; what is inside is compiled when it is first needed. */
  draw(node: Node): Draw
  /** Whether the node has any value at all, as far as can be told. */
  isPossible(node: Node): boolean
  /** Why it has none. */
  contradiction(node: Node): string
}

/** A draw, or the sentence that says why there can be none. */
export type Compiled = Draw | string
