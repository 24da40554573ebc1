import { describe, expect, it } from 'vitest'
import type { JsonSchema } from '../../src/schema/validator.ts'
import { obeysGeneratorLaws, variety } from './generator-laws.ts'

const text = { type: 'string' }
const whole = { type: 'integer' }

/** An object with a key `then` is taken for a promise by linters and by `await`. */
function when(condition: unknown, met: unknown, unmet: unknown): { readonly [keyword: string]: unknown } {
  return Object.fromEntries([
    ['if', condition],
    ['then', met],
    ['else', unmet],
  ])
}

/** By keyword family: schemas that a filter would hardly ever satisfy, and that a solver has to understand. */
const FAMILIES: Readonly<Record<string, readonly JsonSchema[]>> = {
  booleans: [true, {}],
  type: [
    whole,
    { type: ['null', 'array'] },
    { type: 'number', not: whole },
    { type: 'integer', nullable: true },
  ],
  numbers: [
    { type: 'integer', minimum: 10, maximum: 1e6, multipleOf: 7 },
    { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1, multipleOf: 0.01 },
    { type: 'number', exclusiveMinimum: 1, exclusiveMaximum: 1.001 },
    { type: 'integer', allOf: [{ multipleOf: 4 }, { multipleOf: 6 }], not: { multipleOf: 24 } },
    { type: 'integer', format: 'int32', minimum: 2147483600 },
    { type: 'integer', maximum: -1e12 },
  ],
  strings: [
    { type: 'string', minLength: 3, maxLength: 5 },
    { type: 'string', pattern: '^[A-Z]{2}\\d{4,6}$', maxLength: 7 },
    { type: 'string', allOf: [{ pattern: '^a' }, { pattern: 'b$' }, { pattern: 'needle' }], maxLength: 12 },
    { type: 'string', pattern: '^(?=.*\\d)(?=.*[a-z])(?!.*password).{8,12}$' },
    { type: 'string', pattern: '^[a-z]+$', not: { pattern: '[aeiou]' }, minLength: 2 },
    { type: 'string', pattern: '^\\p{Lu}\\p{Ll}+$' },
    { type: 'string', pattern: '\\bword\\b' },
    { type: 'string', minLength: 400 },
  ],
  arrays: [
    { type: 'array', items: whole, minItems: 2, maxItems: 3 },
    { type: 'array', prefixItems: [text, whole], items: false, minItems: 1 },
    { type: 'array', items: { enum: [1, 2, 3, 4] }, uniqueItems: true, minItems: 3 },
    { type: 'array', items: whole, contains: { minimum: 100 }, minContains: 2, maxContains: 3, maxItems: 6 },
    {
      type: 'array',
      items: { enum: ['a', 'b'] },
      allOf: [{ contains: { const: 'a' } }, { contains: { const: 'b' } }],
    },
    { type: 'array', maxItems: 4, not: { uniqueItems: true } },
    { type: 'array', prefixItems: [text], unevaluatedItems: whole, minItems: 3 },
    { type: 'array', items: whole, not: { items: { minimum: 0 } } },
  ],
  objects: [
    { type: 'object', properties: { a: text, b: whole }, required: ['a'], additionalProperties: false },
    { type: 'object', patternProperties: { '^x-': whole }, additionalProperties: text, minProperties: 2 },
    { type: 'object', propertyNames: { pattern: '^[a-z]{3}$' }, minProperties: 3, maxProperties: 4 },
    { type: 'object', properties: { a: text, b: text, c: text }, dependentRequired: { a: ['b'], b: ['c'] } },
    {
      type: 'object',
      dependentSchemas: { a: { required: ['b'], properties: { b: whole } } },
      properties: { a: text },
    },
    {
      type: 'object',
      patternProperties: { '^a': whole, z$: { minimum: 5 } },
      additionalProperties: false,
      minProperties: 1,
    },
    { type: 'object', not: { required: ['a'] }, properties: { a: true, b: whole }, minProperties: 1 },
    {
      type: 'object',
      required: ['__proto__', 'constructor', 'toString'],
      properties: { constructor: whole },
    },
    { type: 'object', additionalProperties: whole, not: { additionalProperties: { maximum: 10 } } },
  ],
  choices: [
    {
      anyOf: [
        { type: 'string', maxLength: 3 },
        { type: 'integer', minimum: 5 },
      ],
    },
    { type: 'integer', oneOf: [{ multipleOf: 2 }, { multipleOf: 3 }] },
    { oneOf: [{ required: ['a'] }, { required: ['b'] }], type: 'object', properties: { a: whole, b: whole } },
    { type: 'integer', ...when({ minimum: 100 }, { multipleOf: 100 }, { maximum: -5 }) },
    {
      type: 'object',
      properties: { kind: { enum: ['n', 't'] }, value: true },
      required: ['kind', 'value'],
      ...when(
        { properties: { kind: { const: 'n' } } },
        { properties: { value: whole } },
        { properties: { value: text } },
      ),
    },
    { not: { type: ['object', 'array', 'string'] } },
    { type: 'string', not: { anyOf: [{ minLength: 5 }, { maxLength: 2 }] } },
    { not: { allOf: [{ type: 'integer' }, { minimum: 3 }] }, type: 'integer' },
    { enum: ['a', 1, null, { x: 1 }], not: { enum: [1] } },
    { const: { deep: [1, { er: null }] } },
  ],
  unevaluated: [
    {
      allOf: [{ properties: { a: text } }],
      properties: { b: whole },
      unevaluatedProperties: false,
      type: 'object',
      minProperties: 2,
    },
    {
      type: 'object',
      anyOf: [
        { properties: { a: text }, required: ['a'] },
        { properties: { b: whole }, required: ['b'] },
      ],
      unevaluatedProperties: false,
    },
    {
      type: 'object',
      ...when({ required: ['a'] }, { properties: { a: whole, b: text } }, { properties: { c: text } }),
      unevaluatedProperties: { type: 'boolean' },
      minProperties: 1,
    },
    {
      type: 'array',
      allOf: [{ prefixItems: [text] }, { prefixItems: [true, whole] }],
      unevaluatedItems: false,
      minItems: 2,
    },
  ],
}

describe.each(Object.entries(FAMILIES))('%s', (_, schemas) => {
  it.each(schemas.map((schema) => [JSON.stringify(schema), schema] as const))('%s', (_text, schema) => {
    const values = obeysGeneratorLaws(schema)
    const isSingle = typeof schema === 'object' && 'const' in schema
    expect(variety(values)).toBeGreaterThan(isSingle ? 0 : 2)
  })
})

describe('solving', () => {
  it('reaches every value of a finite schema, and no other', () => {
    const schema = { type: 'integer', minimum: 1, maximum: 30, multipleOf: 3, not: { multipleOf: 2 } }
    expect([...new Set(obeysGeneratorLaws(schema))].sort((a, b) => Number(a) - Number(b))).toEqual([
      3, 9, 15, 21, 27,
    ])
  })

  it('takes every alternative of a choice', () => {
    const kinds = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n']
    const alternative = (kind: string) => ({
      type: 'object',
      required: ['kind'],
      properties: { kind: { const: kind }, note: { anyOf: [text, whole] } },
    })
    const values = obeysGeneratorLaws({ oneOf: kinds.map(alternative) })
    expect(new Set(values.map((value) => (value as { kind: string }).kind)).size).toBe(kinds.length)
  })

  it('leaves an optional property out when it can have no value', () => {
    const values = obeysGeneratorLaws({
      type: 'object',
      properties: { a: { type: 'integer', minimum: 2, maximum: 1 }, b: whole },
    })
    expect(values.some((value) => Object.hasOwn(value as object, 'a'))).toBe(false)
  })

  it('lets all alternatives hold at once where that allows more properties', () => {
    const schema = {
      type: 'object',
      anyOf: [{ properties: { a: whole } }, { properties: { b: whole } }],
      minProperties: 2,
      unevaluatedProperties: false,
    }
    for (const value of obeysGeneratorLaws(schema))
      expect(Object.keys(value as object).sort()).toEqual(['a', 'b'])
  })
})
