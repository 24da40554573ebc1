import { jsonTypeOf, stringifyJson } from '../../kernel/json.ts'

/**
 * Values while an expression runs are JSON values, with `undefined` for what is missing. A partner's `null` says that
 * there is no value, so an expression sees it as missing too.
 */

/** A list that a path has gathered, as against one that stood in the record: one item of it is the item itself. */
export class Sequence extends Array<unknown> {}

/** A value that an expression cannot go on with. The message reads after "Failed to map …:". */
export class ValueError extends Error {
  readonly found: string

  constructor(reason: string, value: unknown) {
    super(reason)
    this.found = describeValue(value)
  }
}

/** The JSON of a value, cut to 80 characters. */
export function describeValue(value: unknown): string {
  if (value === undefined) return 'nothing'
  const type = jsonTypeOf(value)
  if (type === 'array') return `an array of ${(value as readonly unknown[]).length}`
  if (type === 'object') return 'an object'
  const text = typeof value === 'number' ? String(value) : stringifyJson(value)
  return text.length > 80 ? `${text.slice(0, 79)}…` : text
}

/** A sequence of none is missing, one of one is its item. */
export function unwrapSequence(value: unknown): unknown {
  if (!(value instanceof Sequence)) return value
  return value.length === 0 ? undefined : value.length === 1 ? value[0] : value
}

/** The field of an object, or that field of each item of a list. */
export function lookUp(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined
  if (!Array.isArray(value)) {
    return Object.hasOwn(value, name) ? present((value as Record<string, unknown>)[name]) : undefined
  }
  const found = new Sequence()
  for (const item of value) {
    const inner = lookUp(item, name)
    if (Array.isArray(inner)) for (const one of inner) found.push(one)
    else if (inner !== undefined) found.push(inner)
  }
  return found
}

/** The value without nulls: a null is missing, a list has none among its items. */
export function present(value: unknown): unknown {
  if (value === null) return undefined
  return Array.isArray(value) && value.some(isNullOrList) ? withoutNulls(value) : value
}

/** A deep copy as plain JSON, in which fields that are null are left out. */
export function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((item) => item !== null).map(plain)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(([, item]) => item !== null)
  return Object.fromEntries(entries.map(([key, item]) => [key, plain(item)]))
}

function isNullOrList(item: unknown): boolean {
  return item === null || Array.isArray(item)
}

function withoutNulls(list: readonly unknown[]): readonly unknown[] {
  const kept: unknown[] = list.filter((item) => item !== null)
  return kept.map((item) => (Array.isArray(item) ? withoutNulls(item) : item))
}

/** JSONata's truth of a value; `undefined` for what is missing. */
export function truthOf(value: unknown): boolean | undefined {
  if (value === undefined) return undefined
  if (Array.isArray(value)) return value.some((item) => truthOf(item) === true)
  switch (typeof value) {
    case 'string':
      return value !== ''
    case 'number':
      return isNumber(value) && value !== 0
    case 'bigint':
      return true
    case 'object':
      return value !== null && Object.values(value).some((item) => item !== null)
    default:
      return value === true
  }
}

/** Whether the value is a number; one that is too large for JSON is an error. */
export function isNumber(value: unknown): value is number {
  if (typeof value !== 'number' || Number.isNaN(value)) return false
  if (!Number.isFinite(value)) throw new ValueError('the number is out of range', value)
  return true
}

/** Deep equality; the order of keys does not count. */
export function equal(left: unknown, right: unknown): boolean {
  if (left === right) return true
  if (typeof left !== 'object' || typeof right !== 'object') return false
  return equalPlain(plain(left), plain(right))
}

function equalPlain(left: unknown, right: unknown): boolean {
  if (left === right) return true
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false
  if (Array.isArray(left) !== Array.isArray(right)) return false
  const [ours, theirs] = [Object.entries(left), right as Record<string, unknown>]
  if (ours.length !== Object.keys(theirs).length) return false
  return ours.every(([key, item]) => Object.hasOwn(theirs, key) && equalPlain(item, theirs[key]))
}
