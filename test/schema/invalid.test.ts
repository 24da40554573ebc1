import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stringifyJson } from '../../src/kernel/json.ts'
import { SchemaUnsupportedError } from '../../src/schema/errors.ts'
import { invalidArbitrary } from '../../src/schema/invalid.ts'
import { compileValidator } from '../../src/schema/validator.ts'

const SCHEMA = {
  type: 'object',
  required: ['id', 'start'],
  additionalProperties: false,
  properties: {
    id: { type: 'string', format: 'uuid' },
    start: { $ref: '#/$defs/instant' },
    score: { type: 'integer', minimum: 0, maximum: 100 },
    weight: { type: 'number', exclusiveMinimum: 0, multipleOf: 0.5 },
    tags: {
      type: 'array',
      minItems: 1,
      maxItems: 3,
      uniqueItems: true,
      items: { type: 'string', minLength: 2, maxLength: 4 },
    },
    code: { type: ['string', 'null'], pattern: '^[A-Z]+$' },
    kind: { enum: ['a', 'b'] },
    unit: { anyOf: [{ const: 1 }, { type: 'string' }] },
    odd: { type: 'integer', not: { multipleOf: 2 } },
    bag: { type: 'array', contains: { const: 3 }, maxContains: 2 },
    map: {
      type: 'object',
      propertyNames: { pattern: '^x' },
      minProperties: 1,
      maxProperties: 3,
      dependentRequired: { xa: ['xb'] },
    },
  },
  $defs: { instant: { type: 'string', format: 'date-time' } },
}
/** ajv has one name for both counts of `contains`. */
const AJV_NAMES: Readonly<Record<string, string>> = { maxContains: 'contains', minContains: 'contains' }
const drawn = fc.sample(invalidArbitrary(SCHEMA), { seed: 20261123, numRuns: 1500 })

describe('invalid values', () => {
  it('are wrong in the one place they name, in the eyes of ajv', () => {
    const violations = compileValidator(SCHEMA)
    for (const { value, broken } of drawn) {
      const found = violations(value)
      const keyword = AJV_NAMES[broken.keyword] ?? broken.keyword
      expect(
        found.some((violation) => violation.keyword === keyword && violation.path.startsWith(broken.path)),
      ).toBe(true)
      expect(
        found.every(({ path }) => path.startsWith(broken.path)),
        stringifyJson(value),
      ).toBe(true)
    }
  })

  it('break every constraint that the schema has', () => {
    const broken = new Set(
      drawn.map(({ broken: { path, keyword } }) => `${path.replace(/\d+$/, '#')} ${keyword}`),
    )
    const expected = [
      ' type',
      ' required',
      ' additionalProperties',
      '/id type',
      '/id format',
      '/start type',
      '/start format',
      '/score type',
      '/score minimum',
      '/score maximum',
      '/weight exclusiveMinimum',
      '/weight multipleOf',
      '/tags minItems',
      '/tags maxItems',
      '/tags uniqueItems',
      '/tags/# type',
      '/tags/# minLength',
      '/tags/# maxLength',
      '/code type',
      '/code pattern',
      '/kind enum',
      '/unit anyOf',
      '/odd not',
      '/bag contains',
      '/bag maxContains',
      '/map propertyNames',
      '/map minProperties',
      '/map maxProperties',
      '/map dependentRequired',
    ]
    expect(expected.filter((name) => !broken.has(name))).toEqual([])
  })

  it('shrink without ceasing to break the same constraint', () => {
    const generator = invalidArbitrary(SCHEMA)
    const violations = compileValidator(SCHEMA)
    for (const one of drawn.slice(0, 20)) {
      for (const { value: shrunk } of generator.shrink(one, undefined).take(10)) {
        expect(shrunk.broken).toEqual(one.broken)
        expect(violations(shrunk.value)).not.toEqual([])
      }
    }
  })

  it('break what unevaluatedProperties and unevaluatedItems forbid', () => {
    const object = { type: 'object', allOf: [{ properties: { a: true } }], unevaluatedProperties: false }
    const array = { type: 'array', prefixItems: [true], unevaluatedItems: false, minItems: 1 }
    for (const [schema, keyword] of [
      [object, 'unevaluatedProperties'],
      [array, 'unevaluatedItems'],
    ] as const) {
      const keywords = fc
        .sample(invalidArbitrary(schema), { seed: 1, numRuns: 40 })
        .map(({ broken }) => broken.keyword)
      expect(keywords).toContain(keyword)
    }
  })

  it('cannot be made of a schema that forbids nothing', () => {
    expect(() => fc.sample(invalidArbitrary({}), { seed: 1, numRuns: 1 })).toThrow(SchemaUnsupportedError)
  })
})

it.each([
  [{ type: 'integer', maximum: 9.2e18 }, 'maximum'],
  [{ type: 'integer', minimum: -9.2e18 }, 'minimum'],
  [{ type: 'number', exclusiveMaximum: 1e300 }, 'exclusiveMaximum'],
])('breaks bounds beyond the integers that doubles hold one by one: %j', (schema, keyword) => {
  const drawn = fc.sample(invalidArbitrary(schema), { numRuns: 60, seed: 1 })
  const far = drawn.filter(({ broken }) => broken.keyword === keyword)
  expect(far.length).toBeGreaterThan(0)
  const isValid = compileValidator(schema)
  expect(far.every(({ value }) => isValid(value).length > 0)).toBe(true)
})
