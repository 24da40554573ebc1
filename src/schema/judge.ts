import type { JsonValue } from '../kernel/json.ts'
import { SchemaUnsupportedError } from './errors.ts'
import type { FormatRule } from './format-rules.ts'
import { judgeItems } from './judge-items.ts'
import { judgeMembers } from './judge-members.ts'
import { brokenScalars } from './judge-scalar.ts'
import { isSchema, schemaList, schemaTable } from './keywords.ts'
import type { Located, Schemas } from './located.ts'
import type { Judge, Keys, Observer, Seen, Visit } from './visit.ts'

/** In-place references deeper than this are a loop. */
const DEEPEST = 400

export function createJudge(schemas: Schemas, formats: Readonly<Record<string, FormatRule>>): Judge {
  const run = (
    at: Located,
    value: JsonValue,
    keys: Keys,
    seen: Seen,
    observer: Observer | undefined,
    depth: number,
  ): boolean => {
    if (depth > DEEPEST) throw new SchemaUnsupportedError('$ref', 'refers to itself without end')
    observer?.applies?.(at, value, keys)
    const { schema } = at
    if (typeof schema === 'boolean') {
      if (!schema) observer?.fails?.(at, 'false schema', keys)
      return schema
    }
    const next = (to: Located, item: JsonValue, path: Keys, into = newSeen(), watch = observer): boolean =>
      run(to, item, path, into, watch, depth + 1)
    const visit: Visit = {
      at,
      schema,
      keys,
      seen,
      judge: (inner, item, path, into) => next(schemas.inside(inner, at), item, path, into),
      holds: (inner, item, into) =>
        run(schemas.inside(inner, at), item, keys, into ?? newSeen(), undefined, depth + 1),
      fail(keyword) {
        observer?.fails?.(at, keyword, keys)
        return false
      },
    }
    const steps = [
      () => brokenScalars(schema, value, formats).reduce((_, keyword) => visit.fail(keyword), true),
      () => judgeReferences(visit, value, schemas, next),
      () => judgeChoices(visit, value, observer, next, schemas),
      () => judgeItems(visit, value),
      () => judgeMembers(visit, value),
    ]
    if (observer === undefined) return steps.every((step) => step())
    return steps.map((step) => step()).every(Boolean)
  }
  return (at, value, observer) => run(at, value, [], newSeen(), observer, 0)
}

type Next = (to: Located, value: JsonValue, keys: Keys, seen?: Seen, watch?: Observer) => boolean

function judgeReferences(visit: Visit, value: JsonValue, schemas: Schemas, next: Next): boolean {
  const { schema, at, keys, seen } = visit
  let valid = true
  if (typeof schema.$ref === 'string') {
    valid = next(schemas.reference(schema.$ref, at), value, keys, seen)
  }
  if (typeof schema.$dynamicRef === 'string') {
    valid = next(schemas.dynamicReference(schema.$dynamicRef, at), value, keys, seen) && valid
  }
  for (const inner of schemaList(schema.allOf)) valid = visit.judge(inner, value, keys, seen) && valid
  return valid
}

function judgeChoices(
  visit: Visit,
  value: JsonValue,
  observer: Observer | undefined,
  next: Next,
  schemas: Schemas,
): boolean {
  const { schema, at, keys, seen } = visit
  let valid = true
  const matching = (keyword: string): number =>
    schemaList(schema[keyword]).filter((inner, index) => {
      const into = newSeen()
      if (!visit.holds(inner, value, into)) return false
      addSeen(seen, into)
      if (observer?.holds !== undefined) {
        observer.holds(at, keyword, index)
        next(schemas.inside(inner, at), value, keys, newSeen(), observer)
      }
      return true
    }).length
  if (Array.isArray(schema.anyOf) && matching('anyOf') === 0) valid = visit.fail('anyOf')
  if (Array.isArray(schema.oneOf) && matching('oneOf') !== 1) valid = visit.fail('oneOf')
  if (isSchema(schema.not) && visit.holds(schema.not, value)) valid = visit.fail('not')
  if (isSchema(schema.if)) {
    const into = newSeen()
    const met = visit.holds(schema.if, value, into)
    if (met) addSeen(seen, into)
    const keyword = met ? 'then' : 'else'
    observer?.holds?.(at, keyword, 0)
    const branch = schema[keyword]
    if (isSchema(branch)) valid = visit.judge(branch, value, keys, seen) && valid
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    for (const [name, inner] of schemaTable(schema.dependentSchemas)) {
      if (Object.hasOwn(value, name)) valid = visit.judge(inner, value, keys, seen) && valid
    }
  }
  return valid
}

function addSeen(to: Seen, from: Seen): void {
  for (const name of from.names) to.names.add(name)
  for (const item of from.items) to.items.add(item)
}

function newSeen(): Seen {
  return { names: new Set(), items: new Set() }
}
