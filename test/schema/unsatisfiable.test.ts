import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arbitrary } from '../../src/schema/arbitrary.ts'
import { SchemaUnsatisfiableError, SchemaUnsupportedError } from '../../src/schema/errors.ts'
import type { JsonSchema } from '../../src/schema/validator.ts'

const NODE = { type: 'object', required: ['next'], properties: { next: { $ref: '#' } } }

const CONTRADICTIONS: readonly (readonly [JsonSchema, RegExp])[] = [
  [false, /the schema is false/],
  [{ not: {} }, /everything satisfies it is negated|that everything satisfies is negated/],
  [{ type: 'integer', minimum: 5, maximum: 3 }, /minimum 5 is above maximum 3/],
  [
    { type: 'integer', exclusiveMinimum: 1, exclusiveMaximum: 2 },
    /no integer lies between minimum 1 and maximum 2/,
  ],
  [{ type: 'integer', multipleOf: 7, minimum: 1, maximum: 6 }, /no multiple of 7/],
  [{ allOf: [{ type: 'string' }, { type: 'array' }] }, /type string excludes type array/],
  [{ const: 1, type: 'string' }, /"const" 1 is not of type string/],
  [{ enum: [1, 2], minimum: 5 }, /of the values 1 or 2 none satisfies "minimum"/],
  [
    { allOf: [{ enum: ['a', 'bc'] }, { pattern: '^d', minLength: 1 }] },
    /"a" or "bc" none satisfies "pattern"/,
  ],
  [{ enum: [1, 2], not: { enum: [2, 1] } }, /"enum" leaves none of 1 or 2/],
  [{ type: 'string', minLength: 4, maxLength: 3 }, /minLength 4 is above maxLength 3/],
  [{ type: 'string', pattern: '^a+$', not: { pattern: 'a' } }, /has the pattern \^a\+\$ and not a/],
  [{ type: 'string', pattern: '^\\d{5}$', maxLength: 4 }, /no text of 0 to 4 characters/],
  [{ type: 'string', format: 'uuid', maxLength: 5 }, /no text of 0 to 5 characters has the format uuid/],
  [{ type: 'array', minItems: 3, maxItems: 2 }, /minItems 3 is above maxItems 2/],
  [
    { type: 'array', items: { enum: [1, 2] }, uniqueItems: true, minItems: 3 },
    /3 items, and uniqueItems allows 2/,
  ],
  [{ type: 'array', items: { type: 'string' }, contains: { const: 1 } }, /has to be contained .* "const" 1/],
  [
    { type: 'object', required: ['a'], properties: { a: false } },
    /property "a" is both required and forbidden/,
  ],
  [
    { type: 'object', required: ['a', 'b'], maxProperties: 1 },
    /required properties 2 is above maxProperties 1/,
  ],
  [
    { type: 'object', properties: { a: true }, additionalProperties: false, minProperties: 2 },
    /minProperties asks for 2/,
  ],
  [
    { type: 'object', propertyNames: { maxLength: 2 }, required: ['long'] },
    /propertyNames forbids the required property "long"/,
  ],
  [
    { type: 'object', required: ['a'], properties: { a: { minimum: 2, maximum: 1, type: 'integer' } } },
    /property "a" has no value: minimum 2/,
  ],
  [{ oneOf: [true, true] }, /two alternatives of oneOf are the same/],
  [NODE, /"next" has no value: it requires itself without end/],
]

describe('a schema without values', () => {
  it.each(CONTRADICTIONS.map(([schema, reason]) => [JSON.stringify(schema), schema, reason] as const))(
    'is refused by the name of its contradiction: %s',
    (_, schema, reason) => {
      let thrown: unknown
      try {
        arbitrary(schema)
      } catch (error) {
        thrown = error
      }
      expect(thrown).toBeInstanceOf(SchemaUnsatisfiableError)
      expect((thrown as SchemaUnsatisfiableError).code).toBe('SCHEMA_UNSATISFIABLE')
      expect((thrown as SchemaUnsatisfiableError).contradiction).toMatch(reason)
    },
  )
})

describe('a schema beyond the generator', () => {
  it.each([
    ['pattern', { type: 'string', pattern: '^(?i:abc)$' }],
    ['pattern', { type: 'string', pattern: '(' }],
    ['$ref', { $ref: '#' }],
  ] as const)('is refused by the name of the keyword: %s', (keyword, schema) => {
    const run = () => fc.sample(arbitrary(schema), { seed: 1, numRuns: 1 })
    expect(run).toThrow(SchemaUnsupportedError)
    expect(run).toThrow(`"${keyword}"`)
  })
})
