import { isJsonObject, type JsonValue } from '../kernel/json.ts'

/**
 * A body, or a part of one, as Pact's mock server and verifier take it: JSON in which an object with
 * `pact:matcher:type` stands for its `value` and for a rule that says what else may stand there (the integration JSON of
 * the Pact specification, version 4).
 */
export type Expected = JsonValue

const TYPE = 'pact:matcher:type'

/** Anything of the same JSON type. */
export function likeType(value: JsonValue): Expected {
  return { [TYPE]: 'type', value }
}

export function anyInteger(value: JsonValue): Expected {
  return { [TYPE]: 'integer', value }
}

export function anyNumber(value: JsonValue): Expected {
  return { [TYPE]: 'number', value }
}

/** @param pattern - a regular expression for the value as text; anchored by who writes it. */
export function matching(value: JsonValue, pattern: string): Expected {
  return { [TYPE]: 'regex', value, regex: pattern }
}

/** This and nothing else: what it takes to say so within a list, whose items need only be alike. */
export function exactly(value: JsonValue): Expected {
  return { [TYPE]: 'equality', value }
}

/** A list in which every item is like this one. */
export function everyItem(item: Expected, options: { readonly min: number }): Expected {
  return { [TYPE]: 'type', value: [item], min: options.min }
}

/** A list in which at least one item is like this one. */
export function someItem(item: Expected): Expected {
  return { [TYPE]: 'array-contains', variants: [item] }
}

/**
 * A value of the request that the provider state decides.
 *
 * @param expression - text with `${names}` of values that the state handler returns.
 * @param example - what the recorded request has there.
 */
export function fromState(expression: string, example: JsonValue): Expected {
  return { [TYPE]: 'type', 'pact:generator:type': 'ProviderState', expression, value: example }
}

/** The body that an expected one is an example of: every matcher replaced by its value. */
export function exampleOf(expected: Expected): JsonValue {
  if (Array.isArray(expected)) return expected.map(exampleOf)
  if (!isJsonObject(expected)) return expected
  if (expected[TYPE] === 'array-contains') return exampleOf(expected.variants ?? [])
  if (TYPE in expected) return exampleOf(expected.value ?? null)
  return Object.fromEntries(Object.entries(expected).map(([key, item]) => [key, exampleOf(item)]))
}

/** Text in which a regular expression finds nothing but itself. */
export function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
