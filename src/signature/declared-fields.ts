import { nearest } from '../kernel/nearest.ts'
import { SignatureSchemeError } from './scheme-error.ts'

/** The fields of a declaration, read one by one; `null` counts as absent. Whatever is not as asked throws. */
export interface DeclaredFields {
  has(name: string): boolean
  /** Any string; by default also the empty one. */
  text(name: string, byDefault: string): string
  oneOf<T extends string>(name: string, allowed: readonly T[], byDefault: T): T
  listOf<T extends string>(name: string, allowed: readonly T[], byDefault: readonly T[]): readonly T[]
  texts(name: string, byDefault: readonly string[]): readonly string[]
  flag(name: string, byDefault: boolean): boolean
  seconds(name: string, byDefault: number): number
  /** The name of a header field, in lower case. */
  headerName(name: string, byDefault: string): string
  /** The fields of a nested object; none where it is absent, `undefined` where it is `none`. */
  inner(name: string, known: readonly string[]): DeclaredFields | undefined
}

/**
 * @param path - JSON Pointer of this object inside the declaration, for errors.
 * @param known - the names that may stand here.
 * @throws SignatureSchemeError
 */
export function declaredFields(
  values: Readonly<Record<string, unknown>>,
  path: string,
  known: readonly string[],
): DeclaredFields {
  for (const name of Object.keys(values)) {
    if (!known.includes(name)) throw unknownField(path, name, known)
  }
  const has = (name: string) => values[name] !== undefined && values[name] !== null
  const read = <T>(name: string, byDefault: T, expected: string, fits: (value: unknown) => value is T): T => {
    if (!has(name)) return byDefault
    const value = values[name]
    if (!fits(value)) throw badField(`${path}/${name}`, name, expected, value)
    return value
  }
  const anyOf = (allowed: readonly string[]) => `one of ${allowed.join(', ')}`
  return {
    has,
    text: (name, byDefault) => read(name, byDefault, 'text', isText),
    oneOf: (name, allowed, byDefault) => read(name, byDefault, anyOf(allowed), isOneOf(allowed)),
    listOf: (name, allowed, byDefault) =>
      read(name, byDefault, `a list, each ${anyOf(allowed)}`, isListOf(isOneOf(allowed))),
    texts: (name, byDefault) => read(name, byDefault, 'a list of texts', isListOf(isText)),
    flag: (name, byDefault) => read(name, byDefault, 'true or false', isFlag),
    seconds: (name, byDefault) => read(name, byDefault, 'a number of seconds, 0 or more', isSeconds),
    headerName: (name, byDefault) =>
      read(name, byDefault, 'the name of a header field', isHeaderName).toLowerCase(),
    inner(name, innerKnown) {
      if (values[name] === 'none') return undefined
      const value = read(name, {}, 'none or an object', isObject)
      return declaredFields(value, `${path}/${name}`, innerKnown)
    },
  }
}

const isText = (value: unknown): value is string => typeof value === 'string'
const isFlag = (value: unknown): value is boolean => typeof value === 'boolean'
const isSeconds = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0
const isHeaderName = (value: unknown): value is string => isText(value) && /^[\w!#$%&'*+.^`|~-]+$/.test(value)
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function isOneOf<T extends string>(allowed: readonly T[]) {
  return (value: unknown): value is T => (allowed as readonly unknown[]).includes(value)
}

function isListOf<T>(fits: (value: unknown) => value is T) {
  return (value: unknown): value is readonly T[] => Array.isArray(value) && value.every(fits)
}

function unknownField(path: string, name: string, known: readonly string[]): SignatureSchemeError {
  const near = nearest(name, known)
  return new SignatureSchemeError(
    `${path}/${name}`,
    `nothing called '${name}' can be said here`,
    near === undefined ? `Use one of ${known.join(', ')}.` : `Write '${near}' instead.`,
  )
}

function badField(path: string, name: string, expected: string, found: unknown): SignatureSchemeError {
  const choices = expected.startsWith('one of ') ? expected.slice('one of '.length).split(', ') : []
  const near = isText(found) ? nearest(found, choices) : undefined
  return new SignatureSchemeError(
    path,
    `'${name}' should be ${expected}, found ${JSON.stringify(found)}`,
    near === undefined ? `Make '${name}' ${expected}.` : `Write '${near}' instead.`,
  )
}
