import type { JsonValue } from '../kernel/json.ts'
import { equalJson, keyOf } from './equal.ts'
import type { Literal } from './logic.ts'
import { EVERY_TYPE, typeNames, typeOf } from './types.ts'

export interface NumberFacet {
  readonly min: number
  readonly max: number
  readonly minOpen: boolean
  readonly maxOpen: boolean
  readonly multiples: readonly number[]
  readonly notMultiples: readonly number[]
}

export interface StringFacet {
  readonly minLength: number
  readonly maxLength: number
  readonly patterns: readonly string[]
  readonly notPatterns: readonly string[]
}

/** What each place of an array has to be: the first ones by position, the others by `rest`. */
export interface ItemShape {
  readonly prefix: readonly Literal[]
  readonly rest: Literal | undefined
}

/** How many items have to be of a kind, from a position on. */
export interface ItemCount {
  readonly what: Literal
  readonly from: number
  readonly min: number
  readonly max: number
}

export interface ArrayFacet {
  readonly min: number
  readonly max: number
  readonly shapes: readonly ItemShape[]
  readonly counts: readonly ItemCount[]
  readonly unique: boolean
  /** At least two items are equal. */
  readonly repeated: boolean
}

/** What each property has to be: by name, by every pattern that the name matches, by `rest` where neither applies. */
export interface MemberShape {
  readonly properties: ReadonlyMap<string, Literal>
  readonly patterns: readonly (readonly [string, Literal])[]
  readonly rest: Literal | undefined
}

/** A property that has to be there, known only by what its name is like. */
export interface SomeMember {
  readonly patterns: readonly string[]
  readonly notPatterns: readonly string[]
  readonly notNames: readonly string[]
  readonly name: Literal | undefined
  readonly value: Literal
}

export interface ObjectFacet {
  readonly min: number
  readonly max: number
  readonly required: readonly string[]
  readonly shapes: readonly MemberShape[]
  readonly names: readonly Literal[]
  /** Where the first is there, the others are. */
  readonly needs: readonly (readonly [string, readonly string[]])[]
  readonly some: readonly SomeMember[]
}

/**
 * One canonical set of constraints: no references, no combinations, one facet per type. A schema is the union of its
 * branches.
 */
export interface Branch {
  readonly types: number
  /** The only values that come into question, when they were listed. */
  readonly values: readonly JsonValue[] | undefined
  readonly excluded: readonly JsonValue[]
  readonly formats: readonly string[]
  readonly notFormats: readonly string[]
  readonly number: NumberFacet
  readonly string: StringFacet
  readonly array: ArrayFacet
  readonly object: ObjectFacet
  /** What could not be solved: values are drawn, and tried. */
  readonly filters: readonly Literal[]
  /** What the schemas themselves give as examples. */
  readonly hints: readonly JsonValue[]
}

const INFINITE = Number.POSITIVE_INFINITY

export const ANYTHING: Branch = {
  types: EVERY_TYPE,
  values: undefined,
  excluded: [],
  formats: [],
  notFormats: [],
  number: { min: -INFINITE, max: INFINITE, minOpen: false, maxOpen: false, multiples: [], notMultiples: [] },
  string: { minLength: 0, maxLength: INFINITE, patterns: [], notPatterns: [] },
  array: { min: 0, max: INFINITE, shapes: [], counts: [], unique: false, repeated: false },
  object: { min: 0, max: INFINITE, required: [], shapes: [], names: [], needs: [], some: [] },
  filters: [],
  hints: [],
}

/** Narrows a branch, or says why nothing is left of it. */
export type Refine = (branch: Branch) => Branch | string

export function onlyTypes(types: number): Refine {
  return (branch) => {
    const left = branch.types & types
    if (left === 0) return `type ${typeNames(branch.types)} excludes type ${typeNames(types)}`
    return withValues({ ...branch, types: left }, (value) => (typeOf(value) & left) !== 0, 'type')
  }
}

export function onlyValues(values: readonly JsonValue[], keyword: string): Refine {
  return (branch) => {
    const listed = { ...branch, values: branch.values ?? values }
    const isOpen = (value: JsonValue) =>
      values.some((other) => equalJson(value, other)) &&
      !branch.excluded.some((other) => equalJson(value, other))
    if (values.every((value) => (typeOf(value) & branch.types) === 0)) {
      return `"${keyword}" ${shownValues(values)} is not of type ${typeNames(branch.types)}`
    }
    const left = withValues(listed, (value) => isOpen(value) && (typeOf(value) & branch.types) !== 0, keyword)
    if (typeof left === 'string') return left
    return { ...left, types: left.values!.reduce((types: number, value) => types | typeOf(value), 0) }
  }
}

export function exclude(values: readonly JsonValue[], keyword: string): Refine {
  return (branch) =>
    withValues(
      { ...branch, excluded: [...branch.excluded, ...values] },
      (value) => !values.some((other) => equalJson(value, other)),
      keyword,
    )
}

function withValues(branch: Branch, keeps: (value: JsonValue) => boolean, keyword: string): Branch | string {
  if (branch.values === undefined) return branch
  const values = branch.values.filter(keeps)
  return values.length > 0
    ? { ...branch, values }
    : `"${keyword}" leaves none of ${shownValues(branch.values)}`
}

/** JSON, cut to a length that a message can hold. */
export function shownValues(values: readonly JsonValue[]): string {
  const text = values.map(keyOf).join(' or ')
  return text.length > 80 ? `${text.slice(0, 79)}…` : text
}

/** Narrow the facet of one type; what it says of other types stays open. */
export function refineNumber(change: (facet: NumberFacet) => Partial<NumberFacet>): Refine {
  return (branch) => ({ ...branch, number: { ...branch.number, ...change(branch.number) } })
}

export function refineString(change: (facet: StringFacet) => Partial<StringFacet>): Refine {
  return (branch) => ({ ...branch, string: { ...branch.string, ...change(branch.string) } })
}

export function refineArray(change: (facet: ArrayFacet) => Partial<ArrayFacet>): Refine {
  return (branch) => ({ ...branch, array: { ...branch.array, ...change(branch.array) } })
}

export function refineObject(change: (facet: ObjectFacet) => Partial<ObjectFacet>): Refine {
  return (branch) => ({ ...branch, object: { ...branch.object, ...change(branch.object) } })
}
