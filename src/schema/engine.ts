import type { JsonValue } from '../kernel/json.ts'
import type { Workshop } from './assert.ts'
import type { Forge } from './compiled.ts'
import { forAjv, type SchemaInDocument, toSchema } from './document.ts'
import { SchemaUnsatisfiableError } from './errors.ts'
import { createForge } from './forge.ts'
import { type FormatOption, formatRules } from './format-rules.ts'
import { createGraph } from './graph.ts'
import { createJudge } from './judge.ts'
import { isSchema, subschemas } from './keywords.ts'
import { locateSchemas, type Schemas } from './located.ts'
import { createLogic, type Literal } from './logic.ts'
import { metaschemas } from './metaschemas.ts'
import type { Draw } from './source.ts'
import { compilePredicate, type JsonSchema } from './validator.ts'
import type { Judge } from './visit.ts'

/** What a schema may refer to, and how its formats are made. */
export interface SchemaOptions {
  /** Schemas outside of this one, by the address under which it refers to them. */
  readonly remotes?: Readonly<Record<string, JsonSchema>>
  /** Formats beyond those of `ajv-formats`, or instead of them. */
  readonly formats?: Readonly<Record<string, FormatOption>>
}

/** A schema taken apart, ready to be drawn from and to judge. */
export interface Engine {
  readonly schema: JsonSchema
  readonly schemas: Schemas
  readonly judge: Judge
  readonly workshop: Workshop
  readonly forge: Forge
  readonly root: Literal
  /** Whether the value satisfies the whole schema, in the eyes of ajv unless ajv has been dismissed. */
  isValid(value: JsonValue): boolean
  /** From now on the words of the specification count: ajv cannot compile the schema, or rejects all that satisfies it. */
  dismissAjv(): void
  /** @throws SchemaUnsatisfiableError */
  drawOf(literals: readonly Literal[]): Draw
}

export function createEngine(given: JsonSchema | SchemaInDocument, options: SchemaOptions = {}): Engine {
  const { remotes = {}, formats: extra = {} } = options
  const schema = toSchema(given)
  const formats = formatRules(extra)
  const schemas = locateSchemas(schema, { ...neededMetaschemas(schema), ...remotes })
  const judge = createJudge(schemas, formats)
  const logic = createLogic(schemas, judge)
  const workshop = {
    schemas,
    logic,
    isFormat: (name: string) => formats[name] !== undefined,
    denials: new Map(),
  }
  const forge = createForge(createGraph(workshop), formats)
  const root = logic.schema(schemas.root)
  const own = (item: JsonValue) => judge(schemas.root, item)
  let predicate: ((value: JsonValue) => boolean) | undefined
  const isValid = (value: JsonValue): boolean => {
    predicate ??= compilePredicate(forAjv(schema), options) ?? own
    try {
      return predicate(value)
    } catch {
      // ajv follows some references without end.
      predicate = own
      return own(value)
    }
  }
  const drawOf = (literals: readonly Literal[]): Draw => {
    const node = forge.node(literals)
    if (!forge.isPossible(node)) throw new SchemaUnsatisfiableError(forge.contradiction(node))
    return forge.draw(node)
  }
  const dismissAjv = () => {
    predicate = own
  }
  return { schema, schemas, judge, workshop, forge, root, isValid, dismissAjv, drawOf }
}

/** The schema of schemas is known everywhere, and rarely needed. */
function neededMetaschemas(schema: JsonSchema): Readonly<Record<string, JsonSchema>> {
  return mentions(schema) ? metaschemas() : {}
}

function mentions(schema: JsonSchema): boolean {
  if (typeof schema === 'boolean') return false
  const { $ref } = schema
  if (typeof $ref === 'string' && $ref.startsWith('https://json-schema.org/draft/2020-12/')) return true
  return [...subschemas(schema)].some(([, inner]) => isSchema(inner) && mentions(inner))
}
