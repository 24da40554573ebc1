import {
  isJsonObject,
  type JsonObject,
  type JsonValue,
  jsonTypeOf,
  stringifyJson,
} from '../../kernel/json.ts'
import { toPointer } from '../../kernel/pointer.ts'
import type { Requirement } from './requirement.ts'

/** Matching rules of one part of an interaction, by JSON path: `$.data[*].id`. */
export type Rules = Readonly<Record<string, JsonValue>>

/** What must stand where: by pointer, `*` for any item of a list. */
export type Requirements = ReadonlyMap<string, Requirement>

/** What a body with matching rules asks for. */
export function requirementsOf(body: JsonValue | undefined, rules: Rules): Requirements {
  return new Map(body === undefined ? [] : entriesOf(body, { rules, path: '$', keys: [], byType: false }))
}

type Entry = readonly [pointer: string, requirement: Requirement]

/** A place in a body, and whether a matcher above it makes do with the same type. */
interface Place {
  readonly rules: Rules
  readonly path: string
  readonly keys: readonly string[]
  readonly byType: boolean
}

function entriesOf(value: JsonValue, place: Place): readonly Entry[] {
  const [matcher] = matchersIn(place.rules[place.path])
  const byType = place.byType || matcher?.match === 'type'
  const here = toPointer(place.keys)
  if (Array.isArray(value) && matcher?.match === 'arrayContains') {
    return [[here, { kind: 'contains' }], ...variantEntries(value, matcher, place)]
  }
  if (Array.isArray(value) && byType && value.length > 0) {
    const items = below({ ...place, byType }, '*', '[*]')
    return [
      [here, { kind: 'list', min: Number(matcher?.min ?? 0) }],
      ...entriesOf(value[0] as JsonValue, items),
    ]
  }
  if (isJsonObject(value) && (matcher === undefined || matcher.match === 'type')) {
    const members = Object.entries(value).flatMap(([key, item]) =>
      entriesOf(item, below({ ...place, byType }, key, memberPath(place, key))),
    )
    return [[here, { kind: 'type', type: 'object' }], ...members]
  }
  return [[here, requirementBy(matcher, value, byType)]]
}

/** An item of its own kind for each variant; its rules start anew. */
function variantEntries(items: readonly JsonValue[], matcher: JsonObject, { keys }: Place): readonly Entry[] {
  const variants = (Array.isArray(matcher.variants) ? matcher.variants : []) as readonly JsonValue[]
  return variants.filter(isJsonObject).flatMap((variant) => {
    const rules = (isJsonObject(variant.rules) ? variant.rules : {}) as Rules
    const item = items[Number(variant.index ?? 0)]
    return item === undefined
      ? []
      : entriesOf(item, { rules, path: '$', keys: [...keys, '*'], byType: false })
  })
}

function requirementBy(matcher: JsonObject | undefined, value: JsonValue, byType: boolean): Requirement {
  switch (matcher?.match) {
    case undefined:
      return byType ? { kind: 'type', type: jsonTypeOf(value) } : { kind: 'equals', value }
    case 'type':
      return { kind: 'type', type: jsonTypeOf(value) }
    case 'equality':
      return { kind: 'equals', value }
    case 'integer':
      return { kind: 'integer' }
    case 'number':
    case 'decimal':
      return { kind: 'number' }
    case 'regex':
      return { kind: 'regex', regex: String(matcher.regex) }
    case 'statusCode':
      return { kind: 'status', status: stringifyJson(matcher.status).replaceAll('"', '') }
    default:
      return { kind: 'other', rule: stringifyJson(matcher) }
  }
}

/** The rule for one value that is no body: a header, a status, a path. */
export function requirementFor(value: JsonValue, rule: JsonValue | undefined): Requirement {
  return requirementBy(matchersIn(rule)[0], value, false)
}

function matchersIn(rule: JsonValue | undefined): readonly JsonObject[] {
  const matchers = isJsonObject(rule) ? rule.matchers : undefined
  return Array.isArray(matchers) ? (matchers as readonly JsonValue[]).filter(isJsonObject) : []
}

function below(place: Place, key: string, path: string): Place {
  return { ...place, keys: [...place.keys, key], path: `${place.path}${path}` }
}

/** `.name`, or `['a name']` where the name is no plain word; whichever of them has rules. */
function memberPath({ path, rules }: Place, key: string): string {
  const plain = `.${key}`
  const quoted = `['${key}']`
  const isQuoted = Object.keys(rules).some((rule) => rule.startsWith(`${path}${quoted}`))
  return isQuoted ? quoted : plain
}
