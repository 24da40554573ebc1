import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js'
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

/** Every violation of the value, in document order; an empty list means that it is valid. */
export type Validator = (value: unknown) => readonly Violation[]

/** The schema itself is not a JSON Schema, or refers to something that is not there. */
export class SchemaInvalidError extends TerrariumError {
  readonly code = 'SCHEMA_INVALID'
}

/**
 * Compile a schema. Formats are those of `ajv-formats`; unknown keywords are annotations, as the specification has it.
 * A `bigint` counts as an integer.
 *
 * @throws SchemaInvalidError
 */
export function compileValidator(schema: JsonSchema): Validator {
  const ajv = new Ajv2020({ allErrors: true, strict: false, verbose: false, discriminator: true })
  addFormats.default(ajv)
  let validate: ReturnType<Ajv2020['compile']>
  try {
    validate = ajv.compile(schema as object)
  } catch (thrown) {
    throw new SchemaInvalidError(
      `Failed to compile a JSON Schema: ${messageOf(thrown)}.`,
      'Correct the schema; draft 2020-12 is expected.',
    )
  }
  return (value) => {
    if (validate(withoutBigInts(value))) return []
    return (validate.errors ?? []).map((error) => violation(error, value))
  }
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

/** ajv knows numbers only. A 64-bit integer is compared as the double next to it: its type is what a schema asks for. */
function withoutBigInts(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value)
  if (Array.isArray(value)) return value.map(withoutBigInts)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withoutBigInts(item)]))
}
