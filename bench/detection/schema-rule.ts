import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import type { JsonSchema } from '../../src/schema/validator.ts'
import type { Answer } from './plain-client.ts'

/** Takes note of what is wrong. */
export type Tell = (problem: string) => void

/** Hold an answer against its schema, and tell the first thing that is wrong; whether it is what was declared. */
export function hold(answer: Answer, schema: JsonSchema, step: string, tell: Tell): boolean {
  if (answer.status !== 200) {
    tell(`${step}: ${answer.status}`)
    return false
  }
  return complain(schema, answer, step, tell)
}

/** The same of a body alone. */
export function complain(
  schema: JsonSchema,
  { json }: { readonly json: unknown },
  step: string,
  tell: Tell,
): boolean {
  const validate = compiled(schema)
  if (validate(json)) return true
  const [first] = validate.errors ?? []
  tell(`${step}: ${first?.instancePath ?? ''} ${first?.message ?? ''}`)
  return false
}

const ajv = new Ajv2020({ strict: false })
addFormats.default(ajv)
const validators = new WeakMap<object, ValidateFunction>()

function compiled(schema: JsonSchema): ValidateFunction {
  if (typeof schema === 'boolean') return ajv.compile(schema)
  const known = validators.get(schema) ?? ajv.compile(schema)
  validators.set(schema, known)
  return known
}
