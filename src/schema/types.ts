/**
 * The types of JSON as bits, so that a set of types is a number. `INTEGER` and `FRACTION` split the numbers:
 * "number but no integer" is a type like any other.
 */
export const NULL = 1
export const BOOLEAN = 2
export const INTEGER = 4
export const FRACTION = 8
export const STRING = 16
export const ARRAY = 32
export const OBJECT = 64
export const NUMBER: number = INTEGER | FRACTION
export const EVERY_TYPE = 127
/** Each type on its own, the plainest first. */
export const EACH_TYPE: readonly number[] = [NULL, BOOLEAN, INTEGER, FRACTION, STRING, ARRAY, OBJECT]

const NAMED: Readonly<Record<string, number>> = {
  null: NULL,
  boolean: BOOLEAN,
  integer: INTEGER,
  number: NUMBER,
  string: STRING,
  array: ARRAY,
  object: OBJECT,
}

/** The set that a `type` keyword names; an unknown name is the empty set. */
export function typeSet(type: unknown, nullable: unknown = false): number {
  const names = Array.isArray(type) ? type : [type]
  const set = names.reduce((types: number, name) => types | (NAMED[String(name)] ?? 0), 0)
  return nullable === true ? set | NULL : set
}

/** The one type that a value has. */
export function typeOf(value: unknown): number {
  if (value === null) return NULL
  if (Array.isArray(value)) return ARRAY
  switch (typeof value) {
    case 'boolean':
      return BOOLEAN
    case 'number':
      return Number.isInteger(value) ? INTEGER : FRACTION
    case 'bigint':
      return INTEGER
    case 'string':
      return STRING
    default:
      return OBJECT
  }
}

/** The names of the types in a set, for messages. */
export function typeNames(types: number): string {
  const names = ['null', 'boolean', 'integer', 'fraction', 'string', 'array', 'object']
  return names.filter((_, index) => (types & (1 << index)) !== 0).join(' or ') || 'no type at all'
}
