import { pointerKeys, toPointer } from '../kernel/pointer.ts'
import { type Expression, partsOf, type Step } from './expression/expression.ts'
import type { LeafNode, TemplateNode } from './template.ts'

/** The keys of a partner field, from the record; `*` stands for every item of a list. */
type FieldKeys = readonly string[]

/** A partner field, and a leaf that reads it. */
export interface LeafRead {
  readonly leaf: LeafNode
  readonly keys: FieldKeys
}

const ITEM = '*'

/**
 * The partner fields that a template reads, each once, in document order, as JSON Pointers into the record. Where
 * `$each` goes through a list, the key of the item is `*`; over one object, the `*` stands for that object itself.
 */
export function readsOf(template: TemplateNode): readonly string[] {
  const pointers = new Set(leafReads(template).map(({ keys }) => toPointer(keys)))
  const isOnlyList = (pointer: string) => [...pointers].some((other) => other.startsWith(`${pointer}/`))
  return [...pointers].filter((pointer) => !isOnlyList(pointer))
}

/** Every leaf with every field that it reads, those of `$each` and `$when` included. */
export function leafReads(node: TemplateNode, input: FieldKeys = []): readonly LeafRead[] {
  switch (node.kind) {
    case 'leaf':
      return fieldsOf(node.expression, input).map((keys) => ({ leaf: node, keys }))
    case 'list':
      return node.items.flatMap((item) => leafReads(item, input))
    case 'object': {
      const sources = node.each === undefined ? [] : leafReads(node.each, input)
      const inputs = node.each === undefined ? [input] : sources.map(({ keys }) => [...keys, ITEM])
      const children = [
        ...(node.when === undefined ? [] : [node.when]),
        ...node.fields.map(([, child]) => child),
      ]
      return [...sources, ...inputs.flatMap((inner) => children.flatMap((child) => leafReads(child, inner)))]
    }
  }
}

/**
 * Where the fields that a mapping reads stand in one record: JSON Pointers, a list's items each with its number. A
 * field that the record does not have is not among them.
 */
export function selectReads(record: unknown, reads: readonly string[]): readonly string[] {
  return [...new Set(reads.flatMap((pointer) => placesOf(record, pointerKeys(pointer), [])))]
}

function placesOf(value: unknown, keys: FieldKeys, place: FieldKeys): readonly string[] {
  const [key, ...rest] = keys
  if (Array.isArray(value) && key !== undefined) {
    const inner = key === ITEM ? rest : keys
    return value.flatMap((item, index) => placesOf(item, inner, [...place, String(index)]))
  }
  if (key === undefined) return [toPointer(place)]
  if (typeof value !== 'object' || value === null) return []
  if (key === ITEM) return placesOf(value, rest, place)
  if (!Object.hasOwn(value, key)) return []
  return placesOf((value as Readonly<Record<string, unknown>>)[key], rest, [...place, key])
}

/** The partner fields of which an expression is made. */
function fieldsOf(expression: Expression, input: FieldKeys): readonly FieldKeys[] {
  switch (expression.kind) {
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
    default:
      return partsOf(expression).flatMap((part) => fieldsOf(part, input))
  }
}

/** What its filters read is read as well; they stand on the items of a list. */
function fieldsOfPath(steps: readonly Step[], input: FieldKeys): readonly FieldKeys[] {
  let reached: readonly FieldKeys[] = [input]
  const aside: FieldKeys[] = []
  for (const step of steps) {
    reached = reached.flatMap((keys) =>
      step.kind === 'name' ? [[...keys, step.name]] : fieldsOf(step.expression, keys),
    )
    if (step.filters.length === 0) continue
    reached = reached.map((keys) => [...keys, ITEM])
    aside.push(...reached.flatMap((keys) => step.filters.flatMap((filter) => fieldsOf(filter, keys))))
  }
  return [...aside, ...reached]
}
