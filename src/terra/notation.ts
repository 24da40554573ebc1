import type { JsonSchema } from '../schema/validator.ts'
import { ENUMERATIONS, type EnumCode, type EnumName, enumCodes, enumNameOf } from './enums.ts'
import { LEAVES, type LeafKind, type LeafSchema, type LeafValues } from './leaf.ts'

/**
 * How Terra's models are written down: an object is an object, `[item]` is a list, a leaf is the name of its kind or of
 * its enumeration. A key that ends in `!` is required and never null; any other may be absent or null. An item of a
 * list is never null.
 */
export type Notation = Leaf | readonly [Notation] | { readonly [key: string]: Notation }
export type Leaf = LeafKind | EnumName

/** The TypeScript type of what a notation describes. */
export type ValueOf<N> = N extends LeafKind
  ? LeafValues[N]
  : N extends EnumName
    ? EnumCode<N>
    : N extends readonly [infer Item]
      ? readonly ValueOf<Item>[]
      : Flat<
          { readonly [K in keyof N as K extends `${infer Name}!` ? Name : never]: ValueOf<N[K]> } & {
            readonly [K in keyof N as K extends `${string}!` ? never : K]?: ValueOf<N[K]> | null
          }
        >
type Flat<T> = { readonly [K in keyof T]: T[K] }

/** One property of an object of the notation, its mark read. */
export interface Property {
  readonly key: string
  readonly required: boolean
  readonly node: Notation
}

export function propertiesOf(object: { readonly [key: string]: Notation }): readonly Property[] {
  return Object.entries(object).map(([key, node]) => {
    const required = key.endsWith('!')
    return { key: required ? key.slice(0, -1) : key, required, node }
  })
}

export function isList(node: Notation): node is readonly [Notation] {
  return Array.isArray(node)
}

export function isLeaf(node: Notation): node is Leaf {
  return typeof node === 'string'
}

export function isEnumName(leaf: Leaf): leaf is EnumName {
  return Object.hasOwn(ENUMERATIONS, leaf)
}

/** JSON Schema 2020-12 of what a notation describes; unknown keys are refused at every level. */
export function schemaOf(node: Notation): { readonly [keyword: string]: unknown } {
  if (isLeaf(node)) return leafSchema(node)
  if (isList(node)) return { type: 'array', items: schemaOf(node[0]) }
  const properties: Record<string, JsonSchema> = {}
  const required: string[] = []
  for (const property of propertiesOf(node)) {
    const schema = schemaOf(property.node)
    properties[property.key] = property.required ? schema : orNull(schema)
    if (property.required) required.push(property.key)
  }
  return {
    type: 'object',
    properties,
    ...(required.length > 0 ? { required } : {}),
    additionalProperties: false,
  }
}

/** The schema of a leaf; that of an enumeration lists its codes, with their names as the description. */
export function leafSchema(leaf: Leaf): LeafSchema {
  if (!isEnumName(leaf)) return LEAVES[leaf]
  const codes = enumCodes(leaf)
  return {
    type: typeof codes[0] === 'number' ? 'integer' : 'string',
    enum: codes,
    title: leaf,
    description: codes.map((code) => `${code} ${enumNameOf(leaf, code)}`).join(', '),
  }
}

function orNull(schema: { readonly [keyword: string]: unknown }): JsonSchema {
  const codes = schema.enum
  return {
    ...schema,
    type: [schema.type, 'null'],
    ...(Array.isArray(codes) ? { enum: [...codes, null] } : {}),
  }
}
