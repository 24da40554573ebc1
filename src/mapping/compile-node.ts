import { compileExpression } from './expression/compile-expression.ts'
import { charge, type Scope, spend } from './expression/evaluate.ts'
import { truthOf, ValueError } from './expression/value.ts'
import { objectLiteral } from './object-literal.ts'
import { ProblemList } from './problem.ts'
import type { LeafNode, ListNode, ObjectNode, TemplateNode } from './template.ts'

/** The mapping of one record, while it runs. */
export interface Run extends Scope {
  /** Made when there is something to put in. */
  problems: ProblemList | undefined
}

/** What a node of a template makes of the record or item before it; `undefined` for nothing. */
export type Make = (input: unknown, run: Run) => unknown

export function compileNode(node: TemplateNode): Make {
  switch (node.kind) {
    case 'leaf':
      return compileLeaf(node)
    case 'list':
      return compileList(node)
    case 'object':
      return compileObject(node)
  }
}

function compileLeaf(leaf: LeafNode): Make {
  const evaluate = compileExpression(leaf.expression)
  if (!leaf.isList)
    return quickField(
      leaf,
      guarded(leaf, (input, run) => scalar(evaluate(input, run), run)),
    )
  return guarded(leaf, (input, run) => {
    const value = evaluate(input, run)
    if (value === undefined) return undefined
    const items: readonly unknown[] = Array.isArray(value) ? value : [value]
    if (leaf.size !== undefined && items.length !== leaf.size) return undefined
    spend(run, items.length)
    return Array.from(items, (item) => scalar(item, run))
  })
}

/** Most leaves are one field of the record and need nothing else: these spare themselves the general way. */
function quickField({ expression }: LeafNode, general: Make): Make {
  const step = expression.kind === 'path' && expression.steps.length === 1 ? expression.steps[0] : undefined
  if (step?.kind !== 'name' || step.filters.length > 0 || step.name in Object.prototype) return general
  const { name } = step
  return (input, run) => {
    if (typeof input !== 'object' || input === null || Array.isArray(input)) return general(input, run)
    const value = (input as Readonly<Record<string, unknown>>)[name]
    const isPlain = typeof value === 'boolean' || value === undefined || Number.isFinite(value)
    return isPlain ? value : general(input, run)
  }
}

/** A text, a number or a boolean, as a Terra field takes it. */
function scalar(value: unknown, run: Run): unknown {
  switch (typeof value) {
    case 'string':
      charge(run, value)
      return value
    case 'number':
      if (Number.isFinite(value)) return value
      throw new ValueError('the result is not a number that JSON can hold', value)
    case 'object':
      if (value !== null) throw new ValueError('a Terra field takes one text, number or boolean', value)
      return value
    default:
      return value
  }
}

/** What a leaf throws is told, and the leaf is left out. */
function guarded<Made>(leaf: LeafNode, make: (input: unknown, run: Run) => Made) {
  return (input: unknown, run: Run): Made | undefined => {
    try {
      return make(input, run)
    } catch (thrown) {
      run.problems ??= new ProblemList()
      run.problems.add(leaf, thrown)
      return undefined
    }
  }
}

function compileList({ items, size }: ListNode): Make {
  const makers = items.map(compileNode)
  return (input, run) => {
    const list = makers.map((make) => make(input, run)).filter((item) => item !== undefined)
    return list.length === 0 || (size !== undefined && list.length !== size) ? undefined : list
  }
}

function compileObject(node: ObjectNode): Make {
  const one = compileFields(node)
  const { each } = node
  if (each === undefined) return one
  const evaluate = compileExpression(each.expression)
  const itemsOf = guarded(each, (input, run): readonly unknown[] => {
    const value = evaluate(input, run)
    const items = Array.isArray(value) ? value : value === undefined ? [] : [value]
    spend(run, items.length)
    return items
  })
  return (input, run) => {
    const list: unknown[] = []
    for (const item of itemsOf(input, run) ?? []) {
      const made = one(item, run)
      if (made !== undefined) list.push(made)
    }
    return list.length === 0 ? undefined : list
  }
}

function compileFields(node: ObjectNode): Make {
  const { when } = node
  const object = compileObjectOf(node.fields)
  if (when === undefined) return object
  const evaluate = compileExpression(when.expression)
  const isMeant = guarded(when, (input, run) => truthOf(evaluate(input, run)))
  return (input, run) => (isMeant(input, run) === true ? object(input, run) : undefined)
}

/** Fields without a value are left out, and so is an object without fields. */
function compileObjectOf(fields: ObjectNode['fields']): Make {
  const names = fields.map(([name]) => name)
  const makers = fields.map(([, child]) => compileNode(child))
  const assemble = (values: readonly unknown[]) => {
    const made: Record<string, unknown> = {}
    let isEmpty = true
    for (let index = 0; index < values.length; index++) {
      if (values[index] === undefined) continue
      made[names[index]!] = values[index]
      isEmpty = false
    }
    return isEmpty ? undefined : made
  }
  return (
    objectLiteral<Run>(names, makers, assemble) ??
    ((input, run) => assemble(makers.map((make) => make(input, run))))
  )
}
