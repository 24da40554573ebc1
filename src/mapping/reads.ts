import { toPointer } from '../kernel/pointer.ts'
import type { Expression, Step } from './expression/expression.ts'
import type { LeafNode, TemplateNode } from './template.ts'

/** The keys of a partner field, from the record; `*` stands for every item of a list. */
export type FieldKeys = readonly string[]

/** What `$` and `$$` are where an expression stands. */
interface Context {
  readonly input: FieldKeys
}

const ITEM = '*'

/**
 * The partner fields that a template reads, each once, in document order, as JSON Pointers into the record. Where
 * `$each` goes through a list, the key of the item is `*`; over one object, the `*` stands for that object itself.
 */
export function readsOf(template: TemplateNode): readonly string[] {
  const all = fieldsOfNode(template, { input: [] }).map(toPointer)
  return [...new Set(all)].filter((pointer, _, unique) => !isOnlyList(pointer, unique))
}

/** The partner fields of which one leaf is made. */
export function fieldsOfExpression(expression: Expression, input: FieldKeys): readonly FieldKeys[] {
  switch (expression.kind) {
    case 'literal':
    case 'table':
      return []
    case 'input':
      return [input]
    case 'root':
      return [[]]
    case 'path':
      return fieldsOfPath(expression.steps, input)
    case 'filtered':
      return fieldsOfPath(
        [{ kind: 'expression', expression: expression.of, filters: expression.filters }],
        input,
      )
    case 'operation':
      return fieldsOfAll([expression.left, expression.right], input)
    case 'negation':
      return fieldsOfExpression(expression.of, input)
    case 'condition': {
      const { test, yes, no } = expression
      return fieldsOfAll(no === undefined ? [test, yes] : [test, yes, no], input)
    }
    case 'array':
      return fieldsOfAll(expression.items, input)
    case 'call':
      return fieldsOfAll(expression.arguments, input)
  }
}

function fieldsOfAll(expressions: readonly Expression[], input: FieldKeys): readonly FieldKeys[] {
  return expressions.flatMap((expression) => fieldsOfExpression(expression, input))
}

function fieldsOfPath(steps: readonly Step[], input: FieldKeys): readonly FieldKeys[] {
  let reached: readonly FieldKeys[] = [input]
  const aside: FieldKeys[] = []
  for (const [index, step] of steps.entries()) {
    reached = reached.flatMap((keys) =>
      step.kind === 'name' ? [[...keys, step.name]] : fieldsOfExpression(step.expression, keys),
    )
    if (step.filters.length === 0) continue
    if (reached.length > 0 && (index > 0 || step.kind === 'name'))
      reached = reached.map((keys) => [...keys, ITEM])
    for (const keys of reached) aside.push(...fieldsOfAll(step.filters, keys))
  }
  return [...aside, ...reached]
}

function fieldsOfNode(node: TemplateNode, context: Context): readonly FieldKeys[] {
  switch (node.kind) {
    case 'leaf':
      return fieldsOfExpression(node.expression, context.input)
    case 'list':
      return node.items.flatMap((item) => fieldsOfNode(item, context))
    case 'object': {
      const sources = node.each === undefined ? [] : sourcesOf(node.each, context)
      const inner = node.each === undefined ? [context] : sources.map((keys) => ({ input: [...keys, ITEM] }))
      const read = inner.flatMap((one) => [
        ...(node.when === undefined ? [] : fieldsOfNode(node.when, one)),
        ...node.fields.flatMap(([, child]) => fieldsOfNode(child, one)),
      ])
      return [...sources, ...read]
    }
  }
}

/** Where the items of an `$each` come from. */
export function sourcesOf(each: LeafNode, { input }: Context): readonly FieldKeys[] {
  return fieldsOfExpression(each.expression, input)
}

/** A list of which fields are read is told by those. */
function isOnlyList(pointer: string, all: readonly string[]): boolean {
  return all.some((other) => other.startsWith(`${pointer}/`))
}
