import { isJsonObject } from '../kernel/json.ts'
import { type Refine, refineArray, refineNumber, refineObject, refineString } from './branch.ts'
import { isSchema, numberAt, type SchemaObject, schemaList, schemaTable, stringsAt } from './keywords.ts'
import type { Located } from './located.ts'
import type { Literal, Logic } from './logic.ts'
import { type Frame, refine, type Step, sight } from './steps.ts'

export function atLeast(min: number, open: boolean): Refine {
  return refineNumber((facet) => {
    const isTighter = min > facet.min || (min === facet.min && open)
    return isTighter ? { min, minOpen: open } : {}
  })
}

export function atMost(max: number, open: boolean): Refine {
  return refineNumber((facet) => {
    const isTighter = max < facet.max || (max === facet.max && open)
    return isTighter ? { max, maxOpen: open } : {}
  })
}

export function assertNumber(schema: SchemaObject): readonly Step[] {
  const steps: Step[] = []
  const bound = (keyword: string, change: (value: number) => Refine) => {
    const value = numberAt(schema, keyword)
    if (value !== undefined) steps.push(refine(change(value)))
  }
  bound('minimum', (value) => atLeast(value, false))
  bound('exclusiveMinimum', (value) => atLeast(value, true))
  bound('maximum', (value) => atMost(value, false))
  bound('exclusiveMaximum', (value) => atMost(value, true))
  bound('multipleOf', (value) => refineNumber(({ multiples }) => ({ multiples: [...multiples, value] })))
  return steps
}

export function atLeastLength(length: number): Refine {
  return refineString(({ minLength }) => ({ minLength: Math.max(minLength, Math.ceil(length)) }))
}

export function atMostLength(length: number): Refine {
  return refineString(({ maxLength }) => ({ maxLength: Math.min(maxLength, Math.floor(length)) }))
}

export function assertString(schema: SchemaObject, isFormat: (name: string) => boolean): readonly Step[] {
  const steps: Step[] = []
  const { pattern, format } = schema
  const minLength = numberAt(schema, 'minLength')
  const maxLength = numberAt(schema, 'maxLength')
  if (minLength !== undefined) steps.push(refine(atLeastLength(minLength)))
  if (maxLength !== undefined) steps.push(refine(atMostLength(maxLength)))
  if (typeof pattern === 'string') {
    steps.push(refine(refineString(({ patterns }) => ({ patterns: [...new Set([...patterns, pattern])] }))))
  }
  if (typeof format === 'string' && isFormat(format)) {
    steps.push(refine((branch) => ({ ...branch, formats: [...new Set([...branch.formats, format])] })))
  }
  return steps
}

export function atLeastItems(count: number): Refine {
  return refineArray(({ min }) => ({ min: Math.max(min, Math.ceil(count)) }))
}

export function atMostItems(count: number): Refine {
  return refineArray(({ max }) => ({ max: Math.min(max, Math.floor(count)) }))
}

export function countItems(what: Literal, from: number, min: number, max: number): Refine {
  return refineArray(({ counts }) => ({ counts: [...counts, { what, from, min, max }] }))
}

export function shapeItems(prefix: readonly Literal[], rest: Literal | undefined): Refine {
  return refineArray(({ shapes }) => ({ shapes: [...shapes, { prefix, rest }] }))
}

export function assertArray(
  schema: SchemaObject,
  at: Located,
  frames: readonly Frame[],
  logic: Logic,
): readonly Step[] {
  const steps: Step[] = []
  const minItems = numberAt(schema, 'minItems')
  const maxItems = numberAt(schema, 'maxItems')
  if (minItems !== undefined) steps.push(refine(atLeastItems(minItems)))
  if (maxItems !== undefined) steps.push(refine(atMostItems(maxItems)))
  if (schema.uniqueItems === true) steps.push(refine(refineArray(() => ({ unique: true }))))
  const prefix = schemaList(schema.prefixItems).map((inner) => logic.inside(inner, at))
  const rest = isSchema(schema.items) ? logic.inside(schema.items, at) : undefined
  if (prefix.length > 0 || rest !== undefined) {
    steps.push(refine(shapeItems(prefix, rest)))
    steps.push(...sight(frames, { items: rest === undefined ? prefix.length : Number.POSITIVE_INFINITY }))
  }
  if (isSchema(schema.contains)) {
    const what = logic.inside(schema.contains, at)
    const max = numberAt(schema, 'maxContains') ?? Number.POSITIVE_INFINITY
    steps.push(refine(countItems(what, 0, numberAt(schema, 'minContains') ?? 1, max)))
    steps.push(...sight(frames, { contains: [what] }))
  }
  return steps
}

export function withMember(name: string, value: Literal): Refine {
  return refineObject(({ shapes }) => ({
    shapes: [...shapes, { properties: new Map([[name, value]]), patterns: [], rest: undefined }],
  }))
}

export function atLeastMembers(count: number): Refine {
  return refineObject(({ min }) => ({ min: Math.max(min, Math.ceil(count)) }))
}

export function atMostMembers(count: number): Refine {
  return refineObject(({ max }) => ({ max: Math.min(max, Math.floor(count)) }))
}

export function assertObject(
  schema: SchemaObject,
  at: Located,
  frames: readonly Frame[],
  logic: Logic,
): readonly Step[] {
  const steps: Step[] = []
  const minProperties = numberAt(schema, 'minProperties')
  const maxProperties = numberAt(schema, 'maxProperties')
  if (minProperties !== undefined) steps.push(refine(atLeastMembers(minProperties)))
  if (maxProperties !== undefined) steps.push(refine(atMostMembers(maxProperties)))
  const names = stringsAt(schema, 'required')
  if (names.length > 0) {
    steps.push(refine(refineObject(({ required }) => ({ required: [...new Set([...required, ...names])] }))))
  }
  if (isJsonObject(schema.dependentRequired)) {
    const added = Object.entries(schema.dependentRequired).map(
      ([name, list]) => [name, strings(list)] as const,
    )
    steps.push(refine(refineObject(({ needs }) => ({ needs: [...needs, ...added] }))))
  }
  if (isSchema(schema.propertyNames)) {
    const literal = logic.inside(schema.propertyNames, at)
    steps.push(refine(refineObject((facet) => ({ names: [...facet.names, literal] }))))
  }
  return [...steps, ...assertMembers(schema, at, frames, logic)]
}

function assertMembers(
  schema: SchemaObject,
  at: Located,
  frames: readonly Frame[],
  logic: Logic,
): readonly Step[] {
  const properties = new Map(
    schemaTable(schema.properties).map(([name, inner]) => [name, logic.inside(inner, at)] as const),
  )
  const patterns = schemaTable(schema.patternProperties).map(
    ([pattern, inner]) => [pattern, logic.inside(inner, at)] as const,
  )
  const additional = schema.additionalProperties
  const rest = isSchema(additional) ? logic.inside(additional, at) : undefined
  if (properties.size === 0 && patterns.length === 0 && rest === undefined) return []
  const shape = { properties, patterns, rest }
  const seen = {
    names: [...properties.keys()],
    patterns: patterns.map(([pattern]) => pattern),
    everyName: rest !== undefined,
  }
  return [refine(refineObject(({ shapes }) => ({ shapes: [...shapes, shape] }))), ...sight(frames, seen)]
}

function strings(list: unknown): readonly string[] {
  return Array.isArray(list) ? list.map(String) : []
}
