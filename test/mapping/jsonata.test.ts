import fc from 'fast-check'
import jsonata from 'jsonata'
import { describe, expect, it } from 'vitest'
import type { JsonValue } from '../../src/kernel/json.ts'
import { compileExpression } from '../../src/mapping/expression/compile-expression.ts'
import { STEP_LIMIT } from '../../src/mapping/expression/evaluate.ts'
import { readExpression } from '../../src/mapping/expression/read-expression.ts'
import { plain } from '../../src/mapping/expression/value.ts'

/** What an expression comes to, or that it comes to nothing that JSON can hold. */
type Outcome = { readonly value: unknown } | 'refused'

const isHeld = (value: unknown): boolean => !(typeof value === 'number' && !Number.isFinite(value))

async function theirs(text: string, record: JsonValue): Promise<Outcome> {
  try {
    const value: unknown = await jsonata(text).evaluate(record)
    return isHeld(value) ? { value: plain(value) } : 'refused'
  } catch {
    return 'refused'
  }
}

function ours(text: string, record: JsonValue): Outcome {
  const evaluate = compileExpression(readExpression(text))
  try {
    const value = evaluate(record, { root: record, stepsLeft: STEP_LIMIT })
    return isHeld(value) ? { value: plain(value) } : 'refused'
  } catch {
    return 'refused'
  }
}

describe('a compiled expression', () => {
  const record = {
    id: 'slp_1',
    minutes: 82.5,
    zero: 0,
    empty: '',
    list: [3, 1, 2],
    one: [7],
    none: [],
    nested: { name: 'a', deep: { value: 5 } },
    samples: [
      { type: 1, value: 10, tags: ['x'] },
      { type: 2, value: 20, tags: ['y', 'z'] },
      { type: 1, value: 30, tags: [] },
    ],
  }

  it.each([
    'id',
    'missing',
    'nested.deep.value',
    'nested.missing.value',
    'id.value',
    'minutes * 60',
    'missing * 60',
    'id * 60',
    '-minutes',
    'minutes / zero',
    '(minutes + 1) % 7',
    'list',
    'one',
    'none',
    'list[0]',
    'list[-1]',
    'list[5]',
    'list[$ > 1]',
    'one[0]',
    'samples.value',
    'samples[type = 1].value',
    'samples[type = 3].value',
    'samples.tags',
    'samples[0].tags',
    'samples.tags[0]',
    'samples[[0, 2]].value',
    'samples.(value * 2)',
    'samples.$string(value)',
    '(samples.value)[1]',
    'samples[value > $$.minutes].value',
    '$$.id',
    '$.id',
    'id = "slp_1"',
    'missing = "slp_1"',
    'missing != "slp_1"',
    'list = [3, 1, 2]',
    'id > 1',
    'id > "a"',
    'missing > 1',
    'zero or empty',
    'one and nested',
    'none or one',
    '2 in list',
    'id & "-" & minutes',
    'id & missing & list',
    'zero ? "yes" : "no"',
    'missing ? "yes"',
    'missing ?? id',
    'zero ?: id',
    '[id, missing, list, [1, missing]]',
    '$count(samples)',
    '$count(missing)',
    '$count(id)',
    '$sum(samples.value)',
    '$sum(id)',
    '$max(list)',
    '$min(none)',
    '$average(list)',
    '$round(2.5)',
    '$round(3.5)',
    '$round(-2.5)',
    '$round(1.005, 2)',
    '$round(1234.5, -2)',
    '$floor(minutes)',
    '$ceil(-minutes)',
    '$abs(-5)',
    '$number("12.50")',
    '$number("1e3")',
    '$number("twelve")',
    '$number(true)',
    '$number("0x1F")',
    '$string(0.1 + 0.2)',
    '$string(nested)',
    '$boolean(list)',
    '$not(missing)',
    '$exists(nested.deep)',
    '$uppercase(id)',
    '$lowercase(minutes)',
    '$trim("  a   b ")',
    '$length("naïve🙂")',
    '$substring(id, 4)',
    '$substring(id, -1)',
    '$substring(id, -3, 2)',
    '$substring(id, 1, 0)',
    '$substringBefore(id, "_")',
    '$substringAfter(id, "_")',
    '$substringAfter(id, "?")',
    '$contains(id, "slp")',
    '$join(samples.tags, "+")',
    '$join("a")',
  ])('%s comes to what JSONata makes of it', async (text) => {
    expect(ours(text, record)).toEqual(await theirs(text, record))
  })

  it('means what JSONata means, whatever is written and whatever the record', async () => {
    await fc.assert(
      fc.asyncProperty(expression, object, async (text, value) => {
        expect(ours(text, value)).toEqual(await theirs(text, plain(value) as JsonValue))
      }),
      { seed: 20261123, numRuns: 3000 },
    )
  })
})

const name = fc.constantFrom('a', 'b', 'c', 'length', '`d e`')
const scalar = fc.oneof(
  fc.integer({ min: -3, max: 3 }),
  fc.double({ min: -1e3, max: 1e3, noNaN: true }),
  fc.constantFrom('', 'x', '1', '12.5', 'é'),
  fc.boolean(),
  fc.constant(null),
)
const { value } = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    scalar,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd e', 'length'), tie('value'), {
      maxKeys: 4,
      noNullPrototype: true,
    }),
  ) as fc.Arbitrary<JsonValue>,
}))
const object = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd e', 'length'), value, {
  maxKeys: 5,
  noNullPrototype: true,
}) as fc.Arbitrary<JsonValue>

const literal = fc.oneof(
  fc.integer({ min: -2, max: 3 }).map(String),
  fc.constantFrom('1.5', '"x"', '""', '"1"', 'true', 'false'),
)
const { expression } = fc.letrec<{ expression: string; path: string; filter: string }>((tie) => ({
  filter: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom('0', '-1', '1', '$ > 0', 'true', '[0, 1]'),
    tie('expression'),
  ),
  path: fc
    .tuple(
      fc.constantFrom('', '$.', '$$.'),
      fc.array(fc.tuple(name, fc.option(tie('filter'), { freq: 4 })), { minLength: 1, maxLength: 3 }),
    )
    .map(
      ([start, steps]) =>
        start + steps.map(([field, filter]) => (filter === null ? field : `${field}[${filter}]`)).join('.'),
    ),
  expression: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    tie('path'),
    literal,
    fc
      .tuple(
        tie('expression'),
        fc.constantFrom('+', '-', '*', '/', '%', '=', '!=', '<', '>=', 'and', 'or', 'in', '&'),
        tie('expression'),
      )
      .map(([left, operator, right]) => `(${left} ${operator} ${right})`),
    fc
      .tuple(tie('expression'), tie('expression'), tie('expression'))
      .map(([test, yes, no]) => `(${test} ? ${yes} : ${no})`),
    fc.array(tie('expression'), { maxLength: 3 }).map((items) => `[${items.join(', ')}]`),
    fc
      .tuple(
        fc.constantFrom(
          'string',
          'number',
          'boolean',
          'not',
          'exists',
          'count',
          'sum',
          'max',
          'average',
          'round',
          'abs',
          'uppercase',
          'length',
        ),
        tie('expression'),
      )
      .map(([called, argument]) => `$${called}(${argument})`),
    fc.tuple(tie('path'), tie('expression')).map(([path, inner]) => `${path}.(${inner})`),
  ),
}))
