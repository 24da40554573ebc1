import type { JsonValue } from '../kernel/json.ts'
import { equalJson } from './equal.ts'
import type { FormatRule } from './format-rules.ts'
import { numberAt, type SchemaObject } from './keywords.ts'
import { isMultiple } from './multiple.ts'
import { matches } from './regexp.ts'
import { typeOf, typeSet } from './types.ts'

/** The keywords of a schema that a value breaks without a look at what is inside it. */
export function brokenScalars(
  schema: SchemaObject,
  value: JsonValue,
  formats: Readonly<Record<string, FormatRule>>,
): readonly string[] {
  const broken: string[] = []
  if (schema.type !== undefined && (typeSet(schema.type, schema.nullable) & typeOf(value)) === 0) {
    broken.push('type')
  }
  if (Array.isArray(schema.enum) && !schema.enum.some((item) => equalJson(item, value))) broken.push('enum')
  if (schema.const !== undefined && !equalJson(schema.const, value)) broken.push('const')
  if (typeof value === 'number' || typeof value === 'bigint') brokenNumber(schema, value, broken)
  if (typeof value === 'string') brokenString(schema, value, broken)
  const format = typeof schema.format === 'string' ? formats[schema.format] : undefined
  if (format !== undefined && format.type === typeof value && !format.validate(value as never)) {
    broken.push('format')
  }
  return broken
}

function brokenNumber(schema: SchemaObject, value: number | bigint, broken: string[]): void {
  const below = (keyword: string) => value < (numberAt(schema, keyword) ?? Number.NEGATIVE_INFINITY)
  const above = (keyword: string) => value > (numberAt(schema, keyword) ?? Number.POSITIVE_INFINITY)
  if (below('minimum')) broken.push('minimum')
  if (above('maximum')) broken.push('maximum')
  const exclusiveMinimum = numberAt(schema, 'exclusiveMinimum')
  const exclusiveMaximum = numberAt(schema, 'exclusiveMaximum')
  if (exclusiveMinimum !== undefined && value <= exclusiveMinimum) broken.push('exclusiveMinimum')
  if (exclusiveMaximum !== undefined && value >= exclusiveMaximum) broken.push('exclusiveMaximum')
  const multipleOf = numberAt(schema, 'multipleOf')
  if (multipleOf !== undefined && !isMultiple(Number(value), multipleOf)) broken.push('multipleOf')
}

function brokenString(schema: SchemaObject, value: string, broken: string[]): void {
  const { minLength, maxLength, pattern } = schema
  if (typeof minLength === 'number' || typeof maxLength === 'number') {
    const length = lengthOf(value)
    if (length < Number(minLength ?? 0)) broken.push('minLength')
    if (length > Number(maxLength ?? Number.POSITIVE_INFINITY)) broken.push('maxLength')
  }
  if (typeof pattern === 'string' && !matches(pattern, value)) broken.push('pattern')
}

/** Characters, not UTF-16 units. */
export function lengthOf(text: string): number {
  let length = 0
  for (const _ of text) length++
  return length
}
