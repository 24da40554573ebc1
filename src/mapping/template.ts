import { isJsonObject, type JsonValue } from '../kernel/json.ts'
import { toPointer } from '../kernel/pointer.ts'
import type { Expression } from './expression/expression.ts'

/** A mapping as it is written, its expressions read. Its shape is that of Terra's object. */
export type TemplateNode = LeafNode | ObjectNode | ListNode

export interface LeafNode {
  readonly kind: 'leaf'
  /** The dotted path of the Terra field, `[]` behind each list. */
  readonly target: string
  /** The expression as it is written, or the JSON of a constant. */
  readonly text: string
  readonly expression: Expression
  /** JSON Pointer into the mapping's tree. */
  readonly pointer: string
  readonly line: number | undefined
  /** The Terra field is a list of values: a single value becomes a list of one. */
  readonly isList: boolean
  /** A list of any other length is left out. */
  readonly size: number | undefined
}

export interface ObjectNode {
  readonly kind: 'object'
  readonly target: string
  /** `$each`: the object is made once for every item that this comes to, and `$` is that item inside. */
  readonly each: LeafNode | undefined
  /** `$when`: without its truth the object is left out. */
  readonly when: LeafNode | undefined
  readonly fields: readonly (readonly [name: string, node: TemplateNode])[]
}

/** A list of as many items as are written. */
export interface ListNode {
  readonly kind: 'list'
  readonly target: string
  /** A list of any other length is left out. */
  readonly size: number | undefined
  readonly items: readonly TemplateNode[]
}

/** A template of more leaves is refused, so that compiling and running one is always quick. */
export const LEAF_LIMIT = 2000

/** Every leaf of a template in document order, those of `$each` and `$when` included. */
export function leavesOf(node: TemplateNode): readonly LeafNode[] {
  switch (node.kind) {
    case 'leaf':
      return [node]
    case 'list':
      return node.items.flatMap(leavesOf)
    case 'object': {
      const own = [node.each, node.when].filter((leaf) => leaf !== undefined)
      return [...own, ...node.fields.flatMap(([, child]) => leavesOf(child))]
    }
  }
}

/** One place in the tree of a template. */
export interface Place {
  readonly value: JsonValue
  /** JSON Pointer into the tree, for the line. */
  readonly keys: readonly (string | number)[]
  readonly target: string
}

export function pointerOf(place: Place): string {
  return toPointer(place.keys)
}

/** The fields of an object of the tree, without `$each` and `$when`. */
export function fieldPlaces(place: Place): readonly (Place & { readonly name: string })[] {
  if (!isJsonObject(place.value)) return []
  return Object.entries(place.value)
    .filter(([name]) => name !== '$each' && name !== '$when')
    .map(([name, value]) => ({
      name,
      value,
      keys: [...place.keys, name],
      target: place.target === '' ? name : `${place.target}.${name}`,
    }))
}
