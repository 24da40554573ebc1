/** Anything JSON can hold. Integers beyond 2^53 are `bigint`, so that 64-bit ids survive. */
export type JsonValue = null | boolean | number | bigint | string | readonly JsonValue[] | JsonObject
export interface JsonObject {
  readonly [key: string]: JsonValue
}

/**
 * Parse JSON without losing 64-bit integers: an integer that a double cannot hold exactly becomes a `bigint`.
 *
 * @throws SyntaxError as `JSON.parse` does.
 */
export function parseJson(text: string): JsonValue {
  // A reviver costs several times the parsing; only an integer of sixteen digits or more can need it.
  if (!SIXTEEN_DIGITS.test(text)) return JSON.parse(text) as JsonValue
  return (JSON.parse as ParseWithSource)(text, (_key, value, { source }) =>
    typeof value === 'number' && source !== undefined && isUnsafeInteger(value, source)
      ? BigInt(source)
      : value,
  )
}

/** Print JSON; a `bigint` is printed as the integer it is. The order of keys is kept. */
export function stringifyJson(value: unknown, indent?: number): string {
  try {
    return JSON.stringify(value, undefined, indent)
  } catch {
    // It holds a bigint: JSON.stringify knows none, and a replacer for every value is slow.
    return JSON.stringify(
      value,
      (_key, item) => (typeof item === 'bigint' ? rawJson(item.toString()) : item),
      indent,
    )
  }
}

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** `null`, `boolean`, `number`, `string`, `array` or `object`: JSON's own words for what stands there. */
export function jsonTypeOf(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  return typeof value === 'bigint' ? 'number' : typeof value
}

const SIXTEEN_DIGITS = /(?:^|[^.\d])\d{16}/

const rawJson = (JSON as unknown as { rawJSON(text: string): unknown }).rawJSON

type ParseWithSource = (
  text: string,
  reviver: (key: string, value: unknown, context: { readonly source?: string }) => unknown,
) => JsonValue

function isUnsafeInteger(value: number, source: string): boolean {
  return !Number.isSafeInteger(value) && /^-?\d+$/.test(source)
}
