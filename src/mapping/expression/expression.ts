/** What an expression is made of once it has been read: the part of JSONata that runs without its engine. */
export type Expression =
  | { readonly kind: 'literal'; readonly value: Scalar }
  /** `$`: the record, or the item of the `$each` that the leaf stands in. */
  | { readonly kind: 'input' }
  /** `$$`: always the record. */
  | { readonly kind: 'root' }
  | { readonly kind: 'path'; readonly steps: readonly Step[] }
  | {
      readonly kind: 'operation'
      readonly operator: Operator
      readonly left: Expression
      readonly right: Expression
    }
  | { readonly kind: 'negation'; readonly of: Expression }
  | {
      readonly kind: 'condition'
      readonly test: Expression
      readonly yes: Expression
      readonly no: Expression | undefined
    }
  | { readonly kind: 'array'; readonly items: readonly Expression[] }
  /** An object of constants: the second argument of `$enum`. */
  | { readonly kind: 'table'; readonly entries: ReadonlyMap<string, Scalar> }
  | { readonly kind: 'call'; readonly name: string; readonly arguments: readonly Expression[] }
  | { readonly kind: 'filtered'; readonly of: Expression; readonly filters: readonly Expression[] }

export type Scalar = null | boolean | number | string

/** One step of a path: a field's name, or an expression over what the path has come to. */
export type Step =
  | { readonly kind: 'name'; readonly name: string; readonly filters: readonly Expression[] }
  | { readonly kind: 'expression'; readonly expression: Expression; readonly filters: readonly Expression[] }

export const ARITHMETIC = ['+', '-', '*', '/', '%'] as const
export const COMPARISONS = ['<', '<=', '>', '>='] as const
export type Arithmetic = (typeof ARITHMETIC)[number]
export type Comparison = (typeof COMPARISONS)[number]
export type Operator = Arithmetic | Comparison | '=' | '!=' | 'and' | 'or' | 'in' | '&'

/** The expressions that an expression is made of, filters and steps included. */
export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'literal':
    case 'input':
    case 'root':
    case 'table':
      return []
    case 'path':
      return expression.steps.flatMap((step) =>
        step.kind === 'name' ? step.filters : [step.expression, ...step.filters],
      )
    case 'operation':
      return [expression.left, expression.right]
    case 'negation':
      return [expression.of]
    case 'condition': {
      const { test, yes, no } = expression
      return no === undefined ? [test, yes] : [test, yes, no]
    }
    case 'array':
      return expression.items
    case 'call':
      return expression.arguments
    case 'filtered':
      return [expression.of, ...expression.filters]
  }
}
