import { isJsonObject, type JsonValue } from '../kernel/json.ts'
import { type CoveragePoint, type Offer, offersOf } from './coverage-points.ts'
import type { SchemaInDocument } from './document.ts'
import { createEngine, type SchemaOptions } from './engine.ts'
import { keyOf } from './equal.ts'
import { type SchemaObject, schemaTable } from './keywords.ts'
import type { Located } from './located.ts'
import type { JsonSchema } from './validator.ts'

/** What some values have shown of a schema. */
export interface Coverage {
  /** Everything that can be shown, with how many times it was. */
  readonly points: readonly (CoveragePoint & { readonly count: number })[]
  readonly missing: readonly CoveragePoint[]
  /** 0 to 1; a schema that offers no choice is covered. */
  readonly ratio: number
}

/**
 * Which alternatives, enum values, types, optional properties and array sizes (empty, one, many) the values have shown.
 * Values that are not valid are counted for what of them is.
 */
export function coverage(
  schema: JsonSchema | SchemaInDocument,
  values: Iterable<JsonValue>,
  options: SchemaOptions = {},
): Coverage {
  const engine = createEngine(schema, options)
  const offers = offersOf(engine.schemas)
  const counts = new Map<string, number>()
  const see = (at: Located, what: string) => {
    const key = `${offerOf(at, offers)?.pointer} ${what}`
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  for (const value of values) {
    engine.judge(engine.schemas.root, value, {
      applies: (at, part) => {
        for (const what of shown(at, part)) see(at, what)
      },
      holds: (at, keyword, index) => see(at, keyword.endsWith('Of') ? `${keyword}/${index}` : keyword),
    })
  }
  const points = [...offers.values()]
    .flatMap((offer) => offer.points)
    .map((point) => ({ ...point, count: counts.get(`${point.schema} ${point.what}`) ?? 0 }))
  const missing = points.filter(({ count }) => count === 0).map(({ count: _, ...point }) => point)
  return { points, missing, ratio: points.length === 0 ? 1 : 1 - missing.length / points.length }
}

function offerOf({ schema }: Located, offers: ReadonlyMap<SchemaObject, Offer>): Offer | undefined {
  return typeof schema === 'boolean' ? undefined : offers.get(schema)
}

/** What one value shows of one schema, by the names that `coverage-points.ts` gives. */
function shown({ schema }: Located, value: JsonValue): readonly string[] {
  if (typeof schema === 'boolean') return []
  const names = typesOf(value)
  if (Array.isArray(value)) return [...names, ['empty', 'one'][value.length] ?? 'many']
  if (isJsonObject(value)) {
    const properties = schemaTable(schema.properties)
    const presence = properties.map(
      ([name]) => `${name} ${Object.hasOwn(value, name) ? 'present' : 'absent'}`,
    )
    return [...names, ...presence]
  }
  return [...names, keyOf(value)]
}

function typesOf(value: JsonValue): readonly string[] {
  if (Array.isArray(value)) return ['array']
  if (isJsonObject(value)) return ['object', keyOf(value)]
  if (value === null) return []
  if (typeof value === 'number' || typeof value === 'bigint') {
    return typeof value === 'bigint' || Number.isInteger(value) ? ['integer', 'number'] : ['number']
  }
  return [typeof value]
}
