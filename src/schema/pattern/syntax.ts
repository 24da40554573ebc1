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
      return true
    case 'repeat':
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
      return 0
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
