import { isJsonObject, type JsonValue } from '../kernel/json.ts'
import { requireMember } from './assert.ts'
import {
  atLeast,
  atLeastItems,
  atLeastLength,
  atLeastMembers,
  atMost,
  atMostItems,
  atMostLength,
  atMostMembers,
  countItems,
  shapeItems,
  withMember,
} from './assert-facets.ts'
import {
  type Branch,
  exclude,
  onlyTypes,
  type Refine,
  refineArray,
  refineNumber,
  refineObject,
  refineString,
  type SomeMember,
} from './branch.ts'
import { isSchema, numberAt, type SchemaObject, schemaList, schemaTable, stringsAt } from './keywords.ts'
import type { Located } from './located.ts'
import type { Literal, Logic } from './logic.ts'
import { type Option, refine } from './steps.ts'
import { ARRAY, EVERY_TYPE, NUMBER, OBJECT, STRING, typeSet } from './types.ts'

const INFINITE = Number.POSITIVE_INFINITY

export function denyValue(schema: SchemaObject): readonly Option[] {
  const options: Option[] = []
  if (schema.type !== undefined) {
    const others = EVERY_TYPE & ~typeSet(schema.type, schema.nullable)
    const implied = ({ types }: Branch) => (types & ~others) === 0
    options.push({ steps: [refine(onlyTypes(others))], implied })
  }
  if (schema.const !== undefined) options.push(only(exclude([schema.const as JsonValue], 'const')))
  if (Array.isArray(schema.enum)) options.push(only(exclude(schema.enum, 'enum')))
  return options
}

export function denyNumber(schema: SchemaObject): readonly Option[] {
  return present([
    numberOption(schema, 'minimum', (value) => atMost(value, true)),
    numberOption(schema, 'exclusiveMinimum', (value) => atMost(value, false)),
    numberOption(schema, 'maximum', (value) => atLeast(value, true)),
    numberOption(schema, 'exclusiveMaximum', (value) => atLeast(value, false)),
    numberOption(schema, 'multipleOf', (value) =>
      refineNumber(({ notMultiples }) => ({ notMultiples: [...notMultiples, value] })),
    ),
  ])
}

export function denyString(schema: SchemaObject, isFormat: (name: string) => boolean): readonly Option[] {
  const { pattern, format } = schema
  const options = present([
    sizeOption(schema, 'minLength', STRING, (value) => atMostLength(value - 1)),
    sizeOption(schema, 'maxLength', STRING, (value) => atLeastLength(value + 1)),
  ])
  if (typeof pattern === 'string') {
    const change = refineString(({ notPatterns }) => ({ notPatterns: [...notPatterns, pattern] }))
    options.push(typed(STRING, change))
  }
  if (typeof format === 'string' && isFormat(format)) {
    const change = (branch: Branch) => ({ ...branch, notFormats: [...branch.notFormats, format] })
    options.push(typed(STRING | NUMBER, change))
  }
  return options
}

export function denyArray(schema: SchemaObject, at: Located, logic: Logic): readonly Option[] {
  const options = present([
    sizeOption(schema, 'minItems', ARRAY, (value) => atMostItems(value - 1)),
    sizeOption(schema, 'maxItems', ARRAY, (value) => atLeastItems(value + 1)),
  ])
  if (schema.uniqueItems === true)
    options.push(
      typed(
        ARRAY,
        refineArray(() => ({ repeated: true })),
      ),
    )
  const prefix = schemaList(schema.prefixItems)
  for (const [index, inner] of prefix.entries()) {
    const before = prefix.slice(0, index).map(() => logic.always)
    const shape = shapeItems([...before, logic.inside(inner, at, false)], undefined)
    options.push(typed(ARRAY, atLeastItems(index + 1), shape))
  }
  if (isSchema(schema.items)) {
    const broken = logic.inside(schema.items, at, false)
    options.push(typed(ARRAY, countItems(broken, prefix.length, 1, INFINITE)))
  }
  if (isSchema(schema.contains)) {
    const what = logic.inside(schema.contains, at)
    const min = numberAt(schema, 'minContains') ?? 1
    const max = numberAt(schema, 'maxContains')
    if (min > 0) options.push(typed(ARRAY, countItems(what, 0, 0, min - 1)))
    if (max !== undefined) options.push(typed(ARRAY, countItems(what, 0, max + 1, INFINITE)))
  }
  return options.filter(isPossible)
}

export function denyObject(schema: SchemaObject, at: Located, logic: Logic): readonly Option[] {
  const options = present([
    sizeOption(schema, 'minProperties', OBJECT, (value) => atMostMembers(value - 1)),
    sizeOption(schema, 'maxProperties', OBJECT, (value) => atLeastMembers(value + 1)),
  ])
  const absent = (name: string) => typed(OBJECT, withMember(name, logic.never))
  for (const name of stringsAt(schema, 'required')) options.push(absent(name))
  if (isJsonObject(schema.dependentRequired)) {
    for (const [name, list] of Object.entries(schema.dependentRequired)) {
      for (const other of Array.isArray(list) ? list : []) {
        const { steps } = absent(String(other))
        options.push({ steps: [...steps, requireMember(name)] })
      }
    }
  }
  const properties = schemaTable(schema.properties)
  for (const [name, inner] of properties) {
    const broken = logic.inside(inner, at, false)
    if (broken === logic.never) continue
    const { steps } = typed(OBJECT, withMember(name, broken))
    options.push({
      steps: [...steps, requireMember(name)],
      implied: (branch) => hasMember(branch, name, broken, logic),
    })
  }
  return [...options, ...denyOthers(schema, at, logic)]
}

function denyOthers(schema: SchemaObject, at: Located, logic: Logic): readonly Option[] {
  const options: Option[] = []
  const some = (member: Partial<SomeMember>) => {
    const made = {
      patterns: [],
      notPatterns: [],
      notNames: [],
      name: undefined,
      value: logic.always,
      ...member,
    }
    if (made.value === logic.never || made.name === logic.never) return
    options.push(
      typed(
        OBJECT,
        refineObject((facet) => ({ some: [...facet.some, made] })),
      ),
    )
  }
  const patterns = schemaTable(schema.patternProperties)
  for (const [pattern, inner] of patterns) {
    some({ patterns: [pattern], value: logic.inside(inner, at, false) })
  }
  if (isSchema(schema.additionalProperties)) {
    some({
      notPatterns: patterns.map(([pattern]) => pattern),
      notNames: schemaTable(schema.properties).map(([name]) => name),
      value: logic.inside(schema.additionalProperties, at, false),
    })
  }
  if (isSchema(schema.propertyNames)) some({ name: logic.inside(schema.propertyNames, at, false) })
  return options
}

/** Whether a branch already holds a property that can only be such as the statement says. */
function hasMember(branch: Branch, name: string, value: Literal, logic: Logic): boolean {
  if (branch.types !== OBJECT || !branch.object.required.includes(name)) return false
  return branch.object.shapes.some(({ properties }) => {
    const values = listed(properties.get(name))
    return values?.every((item) => logic.holds(value, item)) === true
  })
}

/** The values that a statement lists, where it says so itself. */
function listed(literal: Literal | undefined): readonly JsonValue[] | undefined {
  if (literal?.kind !== 'schema' || !literal.positive || typeof literal.at.schema === 'boolean')
    return undefined
  const { const: constant, enum: list } = literal.at.schema
  if (constant !== undefined) return [constant as JsonValue]
  return Array.isArray(list) ? list : undefined
}

function only(...changes: readonly Refine[]): Option {
  return { steps: changes.map(refine) }
}

function typed(types: number, ...changes: readonly Refine[]): Option {
  return only(onlyTypes(types), ...changes)
}

function numberOption(
  schema: SchemaObject,
  keyword: string,
  change: (value: number) => Refine,
): Option | undefined {
  const value = numberAt(schema, keyword)
  return value === undefined ? undefined : typed(NUMBER, change(value))
}

function sizeOption(
  schema: SchemaObject,
  keyword: string,
  types: number,
  change: (value: number) => Refine,
): Option | undefined {
  const value = numberAt(schema, keyword)
  const isTrivial = keyword.startsWith('min') && value === 0
  return value === undefined || isTrivial ? undefined : typed(types, change(value))
}

function present(options: readonly (Option | undefined)[]): Option[] {
  return options.filter((option) => option !== undefined)
}

function isPossible({ steps }: Option): boolean {
  return steps.length > 0
}
