import { compileExpression } from './expression/compile-expression.ts'
import { type Scope, spend } from './expression/evaluate.ts'
import { plain, truthOf, ValueError } from './expression/value.ts'
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
  const { isList } = leaf
  return guarded(leaf, (input, run) => {
    const value = evaluate(input, run)
    if (value === undefined) return undefined
    return isList && !Array.isArray(value) ? [jsonOf(value)] : jsonOf(value)
  })
}

/** Reports what a leaf throws, and leaves the leaf out. */
function guarded(leaf: LeafNode, make: Make): Make {
  return (input, run) => {
    try {
      return make(input, run)
    } catch (thrown) {
      run.problems ??= new ProblemList()
      run.problems.add(leaf, thrown)
      return undefined
    }
  }
}

function jsonOf(value: unknown): unknown {
  if (typeof value === 'number' && !Number.isFinite(value))
    throw new ValueError('the result is not a number that JSON can hold', value)
  return typeof value === 'object' && value !== null ? plain(value) : value
}

function compileList({ items }: ListNode): Make {
  const make = items.map(compileNode)
  return (input, run) => {
    const list = make.map((item) => item(input, run)).filter((item) => item !== undefined)
    return list.length === 0 ? undefined : list
  }
}

function compileObject(node: ObjectNode): Make {
  const one = compileFields(node)
  const { each } = node
  if (each === undefined) return one
  const evaluate = compileExpression(each.expression)
  const items = guarded(each, (input, run) => {
    const value = evaluate(input, run)
    const list = value === undefined || Array.isArray(value) ? value : [value]
    if (list !== undefined) spend(run, list.length)
    return list
  })
  return (input, run) => {
    const list: unknown[] = []
    for (const item of (items(input, run) ?? []) as readonly unknown[]) {
      const made = one(item, run)
      if (made !== undefined) list.push(made)
    }
    return list.length === 0 ? undefined : list
  }
}

function compileFields(node: ObjectNode): Make {
  const fields = node.fields.map(([name, child]) => ({ name, make: compileNode(child) }))
  const object: Make = (input, run) => {
    const made: Record<string, unknown> = {}
    let isEmpty = true
    for (const { name, make } of fields) {
      const value = make(input, run)
      if (value === undefined) continue
      made[name] = value
      isEmpty = false
    }
    return isEmpty ? undefined : made
  }
  if (node.when === undefined) return object
  const evaluate = compileExpression(node.when.expression)
  const isMeant = guarded(node.when, (input, run) => truthOf(evaluate(input, run)) === true)
  return (input, run) => (isMeant(input, run) === true ? object(input, run) : undefined)
}
