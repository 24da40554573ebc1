import type { JsonValue } from '../kernel/json.ts'
import { assertArray, assertNumber, assertObject, assertString, withMember } from './assert-facets.ts'
import { onlyTypes, onlyValues } from './branch.ts'
import { isSchema, type SchemaObject, schemaList, schemaTable } from './keywords.ts'
import type { Located, Schemas } from './located.ts'
import type { Literal, Logic } from './logic.ts'
import { choose, type Frame, type Option, refine, type Step, state } from './steps.ts'
import { OBJECT, typeSet } from './types.ts'

/** What the two halves of the solver share. */
export interface Workshop {
  readonly schemas: Schemas
  readonly logic: Logic
  readonly isFormat: (name: string) => boolean
  /** Ways to break a schema that were worked out before. */
  readonly denials: Map<Literal, readonly Step[]>
}

type SchemaLiteral = Literal & { readonly kind: 'schema' }

/** Everything that a schema asks for, keyword by keyword. */
export function assertSchema(
  literal: SchemaLiteral,
  outer: readonly Frame[],
  workshop: Workshop,
  denied?: Frame['keyword'],
): readonly Step[] {
  const { at } = literal
  const schema = at.schema
  if (typeof schema === 'boolean') return schema ? [] : [refine(() => 'the schema is false')]
  const frames = [...outer]
  const opened: Step[] = []
  for (const keyword of ['unevaluatedItems', 'unevaluatedProperties'] as const) {
    if (!isSchema(schema[keyword])) continue
    const frame: Frame = { literal, keyword, positive: keyword !== denied, outer }
    frames.push(frame)
    opened.push({ kind: 'open', frame })
  }
  return [
    ...opened,
    ...assertValue(schema),
    ...assertNumber(schema),
    ...assertString(schema, workshop.isFormat),
    ...assertArray(schema, at, frames, workshop.logic),
    ...assertObject(schema, at, frames, workshop.logic),
    ...assertInPlace(schema, at, frames, workshop),
  ]
}

function assertValue(schema: SchemaObject): readonly Step[] {
  const steps: Step[] = []
  if (schema.type !== undefined) steps.push(refine(onlyTypes(typeSet(schema.type, schema.nullable))))
  if (schema.const !== undefined) steps.push(refine(onlyValues([schema.const as JsonValue], 'const')))
  if (Array.isArray(schema.enum)) steps.push(refine(onlyValues(schema.enum, 'enum')))
  const examples = Array.isArray(schema.examples) ? schema.examples : []
  const hints = [...examples, schema.example, schema.default].filter(
    (hint) => hint !== undefined,
  ) as JsonValue[]
  if (hints.length > 0) steps.push(refine((branch) => ({ ...branch, hints: [...branch.hints, ...hints] })))
  return steps
}

function assertInPlace(
  schema: SchemaObject,
  at: Located,
  frames: readonly Frame[],
  { schemas, logic }: Workshop,
): readonly Step[] {
  const steps: Step[] = []
  const inside = (inner: Parameters<Logic['inside']>[0], positive = true) => logic.inside(inner, at, positive)
  if (typeof schema.$ref === 'string') {
    steps.push(state(logic.schema(schemas.reference(schema.$ref, at)), frames))
  }
  if (typeof schema.$dynamicRef === 'string') {
    steps.push(state(logic.schema(schemas.dynamicReference(schema.$dynamicRef, at)), frames))
  }
  for (const inner of schemaList(schema.allOf)) steps.push(state(inside(inner), frames))
  if (Array.isArray(schema.anyOf))
    steps.push(
      choose(
        anyOptions(
          schemaList(schema.anyOf).map((s) => inside(s)),
          frames,
        ),
      ),
    )
  if (Array.isArray(schema.oneOf)) {
    const literals = schemaList(schema.oneOf).map((inner) => inside(inner))
    steps.push(choose(literals.map((literal) => oneOption(literal, literals, frames, logic))))
  }
  if (isSchema(schema.not)) steps.push(state(inside(schema.not, false)))
  if (isSchema(schema.if)) {
    const met = [state(inside(schema.if), frames)]
    const unmet = [state(inside(schema.if, false))]
    if (isSchema(schema.then)) met.push(state(inside(schema.then), frames))
    if (isSchema(schema.else)) unmet.push(state(inside(schema.else), frames))
    const matters = isSchema(schema.then) || isSchema(schema.else) || frames.length > 0
    if (matters) steps.push(choose([{ steps: met }, { steps: unmet }]))
  }
  for (const [name, inner] of schemaTable(schema.dependentSchemas)) {
    const absent = refine(withMember(name, logic.never))
    const present = [refine(onlyTypes(OBJECT)), requireMember(name), state(inside(inner), frames)]
    steps.push(choose([{ steps: [absent] }, { steps: present }]))
  }
  return steps
}

/** One alternative at a time; where somebody asks what was looked at, all of them at once as well. */
function anyOptions(literals: readonly Literal[], frames: readonly Frame[]): readonly Option[] {
  const options = literals.map((literal) => ({ steps: [state(literal, frames)] }))
  if (frames.length === 0 || literals.length < 2) return options
  return [...options, { steps: literals.map((literal) => state(literal, frames)) }]
}

function oneOption(
  literal: Literal,
  all: readonly Literal[],
  frames: readonly Frame[],
  logic: Logic,
): Option {
  const index = all.indexOf(literal)
  const isTwin = all.indexOf(literal, index + 1) >= 0
  const others = all.filter((other) => other !== literal).map((other) => state(logic.not(other)))
  if (isTwin) return { steps: [refine(() => 'two alternatives of oneOf are the same')] }
  return { steps: [state(literal, frames), ...others] }
}

/** The property has to be there, if it is an object. */
export function requireMember(name: string): Step {
  return refine((branch) => ({
    ...branch,
    object: { ...branch.object, required: [...new Set([...branch.object.required, name])] },
  }))
}
