import type { JsonValue } from '../kernel/json.ts'
import { resolvePointer } from '../kernel/pointer.ts'
import { compileValidator, type JsonSchema, SchemaInvalidError, type Violation } from '../schema/validator.ts'
import { effectiveStatus } from './envelope.ts'
import { error, type Finding, type LintRule, type LintSubject, warning } from './lint-rule.ts'
import { dataTypesOf } from './partner.ts'

/** One mistake in an example often breaks several rules; so many are told. */
const MOST_VIOLATIONS = 10

export const examplesValid: LintRule = {
  rule: 'Schemas are schemas, and the examples validate against them.',
  reads: ['data', 'webhooks'],
  *judge({ partner }: LintSubject) {
    for (const type of dataTypesOf(partner)) yield* judgeExample(`/data/${type}`, partner.data[type]!)
    for (const [index, event] of (partner.webhooks?.events ?? []).entries())
      yield* judgeExample(`/webhooks/events/${index}`, event)
  },
}

export const examplesSuccessful: LintRule = {
  rule: 'An example shows a success.',
  reads: ['data'],
  *judge({ partner }: LintSubject) {
    for (const type of dataTypesOf(partner)) {
      const { response, example } = partner.data[type]!
      const { success } = response
      if (success === undefined || effectiveStatus(response, 200, example) === 200) continue
      const found = resolvePointer(example, success.at)
      yield error(
        `/data/${type}/response/success`,
        `${JSON.stringify(success.equals)} at ${success.at} of the example`,
        found === undefined ? 'nothing there' : JSON.stringify(found),
        'Show a success in the example, or correct response.success.',
      )
    }
  },
}

function* judgeExample(
  at: string,
  { schema, example }: { readonly schema: JsonSchema; readonly example: JsonValue },
): Iterable<Finding> {
  if (acceptsAnything(schema)) {
    const found = 'one that accepts anything'
    yield warning(`${at}/schema`, 'a schema that says what stands there', found, 'Describe the answer.')
    return
  }
  const violations = violationsOf(schema, example)
  if (violations instanceof SchemaInvalidError) {
    const reason = violations.message.replace(/^Failed to compile a JSON Schema: /, '').replace(/\.+$/, '')
    const [, path = ''] = /^schema is invalid: data(\/\S*)/.exec(reason) ?? []
    yield error(
      `${at}/schema${path}`,
      'a JSON Schema (draft 2020-12)',
      `one that is invalid (${reason.split(', ')[0]})`,
      violations.remedy,
    )
    return
  }
  for (const { path, expected, found } of violations.slice(0, MOST_VIOLATIONS)) {
    const remedy = 'Correct the example, or the schema where the partner really answers so.'
    yield error(`${at}/example${path}`, withoutMust(expected), found, remedy)
  }
}

function acceptsAnything(schema: JsonSchema): boolean {
  const annotations = ['$schema', '$id', '$comment', '$defs', 'title', 'description', 'examples']
  return schema === true || Object.keys(schema).every((keyword) => annotations.includes(keyword))
}

function violationsOf(schema: JsonSchema, example: JsonValue): readonly Violation[] | SchemaInvalidError {
  try {
    return compileValidator(schema)(example)
  } catch (thrown) {
    if (thrown instanceof SchemaInvalidError) return thrown
    throw thrown
  }
}

/** "must be string" continues no sentence. */
function withoutMust(expected: string): string {
  return expected.replace(/^must (?:be |have )?(NOT (?:be |have )?)?/, (_, not) =>
    not === undefined ? '' : 'not ',
  )
}
