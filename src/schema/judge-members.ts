import { isJsonObject, type JsonObject, type JsonValue } from '../kernel/json.ts'
import { isSchema, numberAt, schemaTable, stringsAt } from './keywords.ts'
import { matches } from './regexp.ts'
import type { Visit } from './visit.ts'

/** The keywords of objects. */
export function judgeMembers(visit: Visit, value: JsonValue): boolean {
  if (!isJsonObject(value)) return true
  const { schema } = visit
  const names = Object.keys(value)
  let valid = true
  if (names.length < (numberAt(schema, 'minProperties') ?? 0)) valid = visit.fail('minProperties')
  if (names.length > (numberAt(schema, 'maxProperties') ?? Number.POSITIVE_INFINITY)) {
    valid = visit.fail('maxProperties')
  }
  if (stringsAt(schema, 'required').some((name) => !Object.hasOwn(value, name)))
    valid = visit.fail('required')
  if (isJsonObject(schema.dependentRequired)) {
    for (const [name, needed] of Object.entries(schema.dependentRequired)) {
      if (!Object.hasOwn(value, name) || !Array.isArray(needed)) continue
      if (needed.some((other) => !Object.hasOwn(value, String(other))))
        valid = visit.fail('dependentRequired')
    }
  }
  if (isSchema(schema.propertyNames)) {
    const inner = schema.propertyNames
    if (names.some((name) => !visit.holds(inner, name))) valid = visit.fail('propertyNames')
  }
  return judgeProperties(visit, value, names) && valid
}

function judgeProperties(visit: Visit, value: JsonObject, names: readonly string[]): boolean {
  const { schema, keys, seen } = visit
  const properties = new Map(schemaTable(schema.properties))
  const patterns = schemaTable(schema.patternProperties)
  let valid = true
  const judge = (inner: unknown, name: string, keyword: string) => {
    if (!isSchema(inner)) return
    seen.names.add(name)
    // A property that may not be there breaks this object, not itself.
    if (inner === false) valid = visit.fail(keyword)
    else valid = visit.judge(inner, value[name] as JsonValue, [...keys, name]) && valid
  }
  for (const name of names) {
    const named = properties.get(name)
    const matching = patterns.filter(([pattern]) => matches(pattern, name))
    judge(named, name, 'properties')
    for (const [, inner] of matching) judge(inner, name, 'patternProperties')
    if (named === undefined && matching.length === 0) {
      judge(schema.additionalProperties, name, 'additionalProperties')
    }
  }
  for (const name of names) {
    if (isSchema(schema.unevaluatedProperties) && !seen.names.has(name)) {
      judge(schema.unevaluatedProperties, name, 'unevaluatedProperties')
    }
  }
  return valid
}
