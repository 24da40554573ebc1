import type { JsonValue } from '../kernel/json.ts'
import { keyOf } from './equal.ts'
import { isSchema, numberAt, schemaList } from './keywords.ts'
import type { Visit } from './visit.ts'

/** The keywords of arrays. */
export function judgeItems(visit: Visit, value: JsonValue): boolean {
  if (!Array.isArray(value)) return true
  const { schema, keys, seen } = visit
  let valid = true
  if (value.length < (numberAt(schema, 'minItems') ?? 0)) valid = visit.fail('minItems')
  if (value.length > (numberAt(schema, 'maxItems') ?? Number.POSITIVE_INFINITY))
    valid = visit.fail('maxItems')
  if (schema.uniqueItems === true && new Set(value.map(keyOf)).size < value.length) {
    valid = visit.fail('uniqueItems')
  }
  const prefix = schemaList(schema.prefixItems)
  for (const [index, item] of value.entries()) {
    const inner = prefix[index] ?? schema.items
    if (!isSchema(inner)) continue
    seen.items.add(index)
    valid = visit.judge(inner, item, [...keys, index]) && valid
  }
  valid = judgeContains(visit, value) && valid
  if (isSchema(schema.unevaluatedItems)) valid = judgeUnevaluated(visit, value) && valid
  return valid
}

function judgeContains(visit: Visit, value: readonly JsonValue[]): boolean {
  const { schema, seen } = visit
  const inner = schema.contains
  if (!isSchema(inner)) return true
  const found = [...value.keys()].filter((index) => visit.holds(inner, value[index] as JsonValue))
  for (const index of found) seen.items.add(index)
  const minimum = numberAt(schema, 'minContains')
  if (found.length < (minimum ?? 1)) return visit.fail(minimum === undefined ? 'contains' : 'minContains')
  if (found.length > (numberAt(schema, 'maxContains') ?? Number.POSITIVE_INFINITY)) {
    return visit.fail('maxContains')
  }
  return true
}

function judgeUnevaluated(visit: Visit, value: readonly JsonValue[]): boolean {
  const { schema, keys, seen } = visit
  let valid = true
  for (const [index, item] of value.entries()) {
    if (seen.items.has(index)) continue
    if (!visit.holds(schema.unevaluatedItems as never, item)) valid = visit.fail('unevaluatedItems')
    else visit.judge(schema.unevaluatedItems as never, item, [...keys, index])
    seen.items.add(index)
  }
  return valid
}
