import { assertSchema, requireMember, type Workshop } from './assert.ts'
import { type Branch, onlyTypes } from './branch.ts'
import { denyArray, denyNumber, denyObject, denyString, denyValue } from './deny-facets.ts'
import { isSchema, type SchemaObject, schemaList, schemaTable } from './keywords.ts'
import type { Located } from './located.ts'
import type { Literal } from './logic.ts'
import { choose, type Option, refine, type Step, state } from './steps.ts'
import { OBJECT } from './types.ts'

type SchemaLiteral = Literal & { readonly kind: 'schema' }

/** Every way to break a schema; a value has to take at least one of them. */
export function denySchema(literal: SchemaLiteral, workshop: Workshop): readonly Step[] {
  const steps = workshop.denials.get(literal) ?? waysToBreak(literal, workshop)
  workshop.denials.set(literal, steps)
  return steps
}

function waysToBreak(literal: SchemaLiteral, workshop: Workshop): readonly Step[] {
  const { at } = literal
  const schema = at.schema
  if (typeof schema === 'boolean') return schema ? [refine(() => 'the schema is not true')] : []
  const options = [
    ...denyValue(schema),
    ...denyNumber(schema),
    ...denyString(schema, workshop.isFormat),
    ...denyArray(schema, at, workshop.logic),
    ...denyObject(schema, at, workshop.logic),
    ...denyInPlace(schema, at, workshop),
    ...denyUnevaluated(literal, schema, workshop),
  ]
  if (options.length === 0) return [refine(() => 'a schema that everything satisfies is negated')]
  return [choose(options, literal)]
}

/** Two alternatives of a `oneOf` at once break it as well; with more of them than this, none at all is enough. */
const MOST_PAIRED = 6

function denyInPlace(schema: SchemaObject, at: Located, workshop: Workshop): readonly Option[] {
  const { schemas, logic } = workshop
  const options: Option[] = []
  const add = (...literals: readonly Literal[]) =>
    options.push({
      steps: literals.map((one) => state(one)),
      implied: (branch) => literals.every((one) => isImplied(one, branch, workshop)),
    })
  const inside = (inner: Parameters<typeof logic.inside>[0], positive: boolean) =>
    logic.inside(inner, at, positive)
  if (typeof schema.$ref === 'string') add(logic.schema(schemas.reference(schema.$ref, at), false))
  if (typeof schema.$dynamicRef === 'string') {
    add(logic.schema(schemas.dynamicReference(schema.$dynamicRef, at), false))
  }
  for (const inner of schemaList(schema.allOf)) add(inside(inner, false))
  if (Array.isArray(schema.anyOf)) add(...schemaList(schema.anyOf).map((inner) => inside(inner, false)))
  const one = schemaList(schema.oneOf)
  if (Array.isArray(schema.oneOf)) add(...one.map((inner) => inside(inner, false)))
  for (const [index, inner] of one.length > MOST_PAIRED ? [] : one.entries()) {
    for (const other of one.slice(index + 1)) add(inside(inner, true), inside(other, true))
  }
  if (isSchema(schema.not)) add(inside(schema.not, true))
  if (isSchema(schema.if) && isSchema(schema.then)) add(inside(schema.if, true), inside(schema.then, false))
  if (isSchema(schema.if) && isSchema(schema.else)) add(inside(schema.if, false), inside(schema.else, false))
  for (const [name, inner] of schemaTable(schema.dependentSchemas)) {
    options.push({ steps: [refine(onlyTypes(OBJECT)), requireMember(name), state(inside(inner, false))] })
  }
  return options
}

/** Whether whatever a branch holds breaks the schema anyway. */
function isImplied(literal: Literal, branch: Branch, workshop: Workshop): boolean {
  if (literal.kind !== 'schema' || literal.positive) return false
  const steps = denySchema(literal, workshop)
  return steps.every(
    (step) => step.kind === 'choice' && step.options.some((option) => option.implied?.(branch) === true),
  )
}

function denyUnevaluated(
  literal: SchemaLiteral,
  schema: SchemaObject,
  workshop: Workshop,
): readonly Option[] {
  return (['unevaluatedItems', 'unevaluatedProperties'] as const)
    .filter((keyword) => isSchema(schema[keyword]) && schema[keyword] !== true)
    .map((keyword) => ({ steps: assertSchema(literal, [], workshop, keyword) }))
}
