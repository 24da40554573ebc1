import type { CharSet } from './char-set.ts'

/** What a regular expression says, as a tree. */
export type Syntax =
  | { readonly kind: 'set'; readonly set: CharSet }
  | { readonly kind: 'sequence'; readonly items: readonly Syntax[] }
  | { readonly kind: 'choice'; readonly items: readonly Syntax[] }
  | { readonly kind: 'repeat'; readonly inner: Syntax; readonly min: number; readonly max: number }
  | { readonly kind: 'start' }
  | { readonly kind: 'end' }
  | { readonly kind: 'ahead'; readonly inner: Syntax; readonly negative: boolean }
  /** Something that only looks around, in a way that is not followed: the texts that come out have to be tried. */
  | { readonly kind: 'guess' }
  /** Only where groups are asked for: what catches, by its number and its name, and what repeats the catch. */
  | { readonly kind: 'group'; readonly inner: Syntax; readonly names: readonly string[] }
  | { readonly kind: 'back'; readonly group: string }
  | { readonly kind: 'behind'; readonly inner: Syntax }

/** Thrown by the parser and caught in this folder: the syntax is valid, but no regular language. */
export class NotRegular extends Error {}

/** Whether it looks at its surroundings anywhere, so that it is no plain set of texts. */
export function isContextual(syntax: Syntax): boolean {
  switch (syntax.kind) {
    case 'set':
      return false
    case 'start':
    case 'end':
    case 'ahead':
    case 'guess':
    case 'back':
    case 'behind':
      return true
    case 'repeat':
    case 'group':
      return isContextual(syntax.inner)
    case 'sequence':
    case 'choice':
      return syntax.items.some(isContextual)
  }
}

/** The fewest characters that it consumes. */
export function fewest(syntax: Syntax): number {
  switch (syntax.kind) {
    case 'set':
      return 1
    case 'start':
    case 'end':
    case 'ahead':
    case 'guess':
    case 'back':
    case 'behind':
      return 0
    case 'group':
      return fewest(syntax.inner)
    case 'repeat':
      return syntax.min * fewest(syntax.inner)
    case 'sequence':
      return syntax.items.reduce((sum, item) => sum + fewest(item), 0)
    case 'choice':
      return Math.min(...syntax.items.map(fewest))
  }
}

/** Whether a part of it is left to trying. */
export function isGuess(syntax: Syntax): boolean {
  switch (syntax.kind) {
    case 'guess':
      return true
    case 'repeat':
    case 'ahead':
      return isGuess(syntax.inner)
    case 'sequence':
    case 'choice':
      return syntax.items.some(isGuess)
    default:
      return false
  }
}
