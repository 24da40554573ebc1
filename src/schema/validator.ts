import { Ajv2020, type Options as AjvOptions, type ErrorObject } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { messageOf, TerrariumError } from '../kernel/errors.ts'
import { jsonTypeOf } from '../kernel/json.ts'
import { resolvePointer } from '../kernel/pointer.ts'

/** A JSON Schema, draft 2020-12. */
export type JsonSchema = boolean | { readonly [keyword: string]: unknown }

/** One way in which a value breaks its schema. */
export interface Violation {
  /** JSON Pointer into the value. */
  readonly path: string
  /** The keyword that was broken: `required`, `type`, `pattern`, … */
  readonly keyword: string
  /** What the schema asks for, in words. */
  readonly expected: string
  /** What stands there: JSON, cut to 80 characters. */
  readonly found: string
}

export interface ValidatorOptions {
  /** Schemas outside of this one, by the address under which it refers to them. */
  readonly remotes?: Readonly<Record<string, JsonSchema>>
  /** Formats beyond those of `ajv-formats`; one without `validate` accepts every text. */
  readonly formats?: Readonly<Record<string, { validate?(text: string): boolean }>>
}

/** Every violation of the value, in document order; an empty list means that it is valid. */
export type Validator = (value: unknown) => readonly Violation[]

/** The schema itself is not a JSON Schema, or refers to something that is not there. */
export class SchemaInvalidError extends TerrariumError {
  readonly code = 'SCHEMA_INVALID'
}

const compiled = new WeakMap<object, Validator>()

/**
 * Compile a schema. Formats are those of `ajv-formats`; unknown keywords are annotations, as the specification has it.
 * A `bigint` counts as an integer. A schema given again, the very object, is not compiled again: it must not change.
 *
 * @throws SchemaInvalidError
 */
export function compileValidator(schema: JsonSchema, options?: ValidatorOptions): Validator {
  if (typeof schema === 'boolean' || options !== undefined) return newValidator(schema, options ?? {})
  const known = compiled.get(schema)
  if (known !== undefined) return known
  const made = newValidator(schema, {})
  compiled.set(schema, made)
  return made
}

function newValidator(schema: JsonSchema, options: ValidatorOptions): Validator {
  let validate: ReturnType<Ajv2020['compile']>
  try {
    validate = compileAll(schema, options)
  } catch (thrown) {
    throw new SchemaInvalidError(
      `Failed to compile a JSON Schema: ${messageOf(thrown)}.`,
      'Correct the schema; draft 2020-12 is expected.',
    )
  }
  return (value) => {
    if (validate(holdsBigInt(value) ? withoutBigInts(value) : value)) return []
    return (validate.errors ?? []).map((error) => violation(error, value))
  }
}

/**
 * Whether a value is valid, and nothing else: several times faster than a list of violations. `undefined` when ajv
 * cannot compile the schema.
 */
export function compilePredicate(
  schema: JsonSchema,
  options: ValidatorOptions = {},
): ((value: unknown) => boolean) | undefined {
  try {
    const validate = newAjv(options, {}).compile(schema as object)
    return (value) => validate(value) || (holdsBigInt(value) && validate(withoutBigInts(value)))
  } catch {
    return undefined
  }
}

/** OpenAPI's `discriminator` makes for shorter lists of errors, where it is written as ajv wants it. */
function compileAll(schema: JsonSchema, options: ValidatorOptions): ReturnType<Ajv2020['compile']> {
  try {
    return newAjv(options, { allErrors: true, discriminator: true, ...judgedOnce(schema) }).compile(
      schema as object,
    )
  } catch {
    return newAjv(options, { allErrors: true }).compile(schema as object)
  }
}

const DRAFT = 'https://json-schema.org/draft/2020-12/schema'
let judge: Ajv2020 | undefined

/** One ajv judges all schemas of the draft: compiling the draft's own schema takes longer than most others do. */
function judgedOnce(schema: JsonSchema): AjvOptions {
  if (typeof schema === 'boolean' || (schema.$schema !== undefined && schema.$schema !== DRAFT)) return {}
  judge ??= newAjv({}, {})
  judge.validateSchema(schema as object, true)
  return { validateSchema: false }
}

function newAjv({ remotes = {}, formats = {} }: ValidatorOptions, how: AjvOptions): Ajv2020 {
  const ajv = new Ajv2020({ ...how, strict: false, verbose: false, logger: false })
  addFormats.default(ajv)
  quickenDateTime(ajv)
  for (const [name, { validate = () => true }] of Object.entries(formats)) ajv.addFormat(name, validate)
  for (const [address, remote] of Object.entries(remotes)) ajv.addSchema(remote as object, address)
  return ajv
}

/** What almost every time looks like, and is valid without being taken apart; the 29th and after are looked at closely. */
const ORDINARY_TIME =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/

/** The format of `ajv-formats`, which takes three arrays for each of the hundreds of times of a night. */
function quickenDateTime(ajv: Ajv2020): void {
  const thorough = ajv.formats['date-time']
  if (typeof thorough !== 'object' || thorough instanceof RegExp || thorough.async === true) return
  const { validate } = thorough
  if (typeof validate !== 'function') return
  const accepts = validate as (text: string) => boolean
  ajv.addFormat('date-time', { validate: (text: string) => ORDINARY_TIME.test(text) || accepts(text) })
}

function violation(error: ErrorObject, value: unknown): Violation {
  const params = error.params as Record<string, unknown>
  const path =
    error.keyword === 'additionalProperties'
      ? `${error.instancePath}/${String(params.additionalProperty)}`
      : error.instancePath
  const allowed = error.keyword === 'enum' ? `: ${JSON.stringify(params.allowedValues)}` : ''
  const constant = error.keyword === 'const' ? ` ${JSON.stringify(params.allowedValue)}` : ''
  return {
    path,
    keyword: error.keyword,
    expected: `${error.message ?? error.keyword}${allowed}${constant}`,
    found: describe(resolvePointer(value, path)),
  }
}

function describe(found: unknown): string {
  if (found === undefined) return 'nothing'
  const type = jsonTypeOf(found)
  if (type === 'array' || type === 'object') return `an ${type}`
  const text = typeof found === 'bigint' ? String(found) : JSON.stringify(found)
  return text.length > 80 ? `${text.slice(0, 77)}…` : text
}

function holdsBigInt(value: unknown): boolean {
  if (typeof value === 'bigint') return true
  if (typeof value !== 'object' || value === null) return false
  for (const key in value) if (holdsBigInt((value as Readonly<Record<string, unknown>>)[key])) return true
  return false
}

/** ajv knows numbers only. A 64-bit integer is compared as the double next to it: its type is what a schema asks for. */
function withoutBigInts(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value)
  if (Array.isArray(value)) return value.map(withoutBigInts)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withoutBigInts(item)]))
}
