import { isJsonObject, type JsonValue } from '../kernel/json.ts'
import type { Engine } from './engine.ts'
import { isSchema, type SchemaObject, schemaList, schemaTable } from './keywords.ts'
import type { Located } from './located.ts'
import type { Literal } from './logic.ts'
import type { Keys } from './visit.ts'

/** A schema that judges a part of a value, and what else judges that part. */
export interface Place {
  readonly at: Located
  readonly keys: Keys
  readonly value: JsonValue
  readonly together: readonly Located[]
}

/** One constraint at one place. */
export interface Breakage {
  readonly place: Place
  readonly keyword: string
}

/** With each keyword that can fail by itself, those that it makes no sense without. */
const COMPANIONS: Readonly<Record<string, readonly string[]>> = {
  type: ['nullable'],
  enum: [],
  const: [],
  minimum: [],
  maximum: [],
  exclusiveMinimum: [],
  exclusiveMaximum: [],
  multipleOf: [],
  minLength: [],
  maxLength: [],
  pattern: [],
  format: [],
  minItems: [],
  maxItems: [],
  uniqueItems: [],
  contains: [],
  minContains: ['contains'],
  maxContains: ['contains'],
  items: ['prefixItems'],
  minProperties: [],
  maxProperties: [],
  required: [],
  dependentRequired: [],
  propertyNames: [],
  properties: [],
  patternProperties: [],
  additionalProperties: ['properties', 'patternProperties'],
  anyOf: [],
  oneOf: [],
  not: [],
}
/** What stands in the same place and is listed there by itself. */
const IN_PLACE = ['$ref', '$dynamicRef', 'allOf', 'if', 'then', 'else', 'dependentSchemas']
const UNEVALUATED = ['unevaluatedItems', 'unevaluatedProperties']

/** Every constraint that must hold for this value, and so can be broken. */
export function breakagesOf(engine: Engine, value: JsonValue): readonly Breakage[] {
  const applied: { at: Located; value: JsonValue; keys: Keys }[] = []
  engine.judge(engine.schemas.root, value, {
    applies: (at, part, keys) => applied.push({ at, value: part, keys }),
  })
  const byPath = Map.groupBy(applied, ({ keys }) => JSON.stringify(keys))
  return applied.flatMap(({ at, value: part, keys }) => {
    const together = (byPath.get(JSON.stringify(keys)) ?? []).map((other) => other.at)
    const place = { at, keys, value: part, together }
    return keywordsOf(at).map((keyword) => ({ place, keyword }))
  })
}

function keywordsOf({ schema }: Located): readonly string[] {
  if (typeof schema === 'boolean') return []
  const own = Object.keys(COMPANIONS).filter(
    (keyword) => schema[keyword] !== undefined && canFail(schema, keyword),
  )
  return [...own, ...UNEVALUATED.filter((keyword) => schema[keyword] === false)]
}

/** A keyword that only hands parts on to other schemas fails where it hands them to `false`. */
function canFail(schema: SchemaObject, keyword: string): boolean {
  if (keyword === 'items' || keyword === 'additionalProperties') return schema[keyword] === false
  if (keyword === 'properties' || keyword === 'patternProperties') {
    return schemaTable(schema[keyword]).some(([, inner]) => inner === false)
  }
  if (keyword === 'contains') return schema.minContains === undefined
  return true
}

/** What a part has to satisfy so that this constraint, and no other one of its place, is broken. */
export function literalsOf(
  { place, keyword }: Breakage,
  engine: Engine,
  variants: SchemaVariants,
): readonly Literal[] {
  const { logic } = engine.workshop
  const kept = place.together.flatMap((at) => {
    if (typeof at.schema === 'boolean') return []
    const omitted = at === place.at ? [keyword, ...IN_PLACE, ...UNEVALUATED] : [...IN_PLACE, ...UNEVALUATED]
    const rest = logic.schema(variants.without(at, omitted))
    const { if: condition } = at.schema
    if (!isSchema(condition)) return [rest]
    const met = engine.judge(engine.schemas.inside(condition, at), place.value)
    return [rest, logic.inside(condition, at, met)]
  })
  return [...kept, logic.schema(variants.only(place.at, keyword), false)]
}

/** The same schema with fewer keywords, made once so that what is known of it stays known. */
export interface SchemaVariants {
  without(at: Located, keywords: readonly string[]): Located
  only(at: Located, keyword: string): Located
}

export function createVariants(engine: Engine): SchemaVariants {
  const made = new Map<string, Located>()
  const once = (at: Located, name: string, make: (schema: SchemaObject) => SchemaObject): Located => {
    const key = `${at.id} ${name}`
    const variant = made.get(key) ?? engine.schemas.inside(make(at.schema as SchemaObject), at)
    made.set(key, variant)
    return variant
  }
  return {
    without: (at, keywords) => once(at, `without ${keywords.join()}`, (schema) => omit(schema, keywords)),
    only: (at, keyword) => once(at, `only ${keyword}`, (schema) => isolate(schema, keyword)),
  }
}

function omit(schema: SchemaObject, keywords: readonly string[]): SchemaObject {
  // Too few of a kind contradicts `contains` itself, whichever keyword says how many.
  const dropped = keywords[0] === 'minContains' ? [...keywords, 'contains', 'maxContains'] : keywords
  return Object.fromEntries(Object.entries(schema).filter(([keyword]) => !dropped.includes(keyword)))
}

function isolate(schema: SchemaObject, keyword: string): SchemaObject {
  const only: Record<string, unknown> = { [keyword]: schema[keyword] }
  for (const companion of COMPANIONS[keyword] ?? []) {
    if (schema[companion] !== undefined) only[companion] = opened(schema, keyword, companion)
  }
  if (keyword === 'properties' || keyword === 'patternProperties') {
    only[keyword] = Object.fromEntries(schemaTable(schema[keyword]).filter(([, inner]) => inner === false))
  }
  if (keyword === 'maxContains') only.minContains = 0
  return only
}

/** A companion says which parts are not meant; what it asks of them is another matter. */
function opened(schema: SchemaObject, keyword: string, companion: string): unknown {
  if (keyword === 'additionalProperties' && isJsonObject(schema[companion])) {
    return Object.fromEntries(Object.keys(schema[companion]).map((name) => [name, true]))
  }
  if (keyword === 'items') return schemaList(schema[companion]).map(() => true)
  return schema[companion]
}
