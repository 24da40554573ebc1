import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JsonValue } from '../../src/kernel/json.ts'
import { arbitrary } from '../../src/schema/arbitrary.ts'
import { coverage } from '../../src/schema/coverage.ts'

const NIGHT = {
  type: 'object',
  required: ['id', 'start', 'score'],
  properties: {
    id: { type: 'string', pattern: '^n-\\d+$' },
    start: { type: 'string', format: 'date-time' },
    score: { type: 'integer', minimum: 0, maximum: 100 },
    note: { type: ['string', 'null'] },
    stages: { type: 'array', items: { enum: ['light', 'deep'] } },
  },
}
const EXAMPLE = { id: 'n-7', start: '2026-03-29T01:12:00+01:00', score: 50, stages: ['light'] }
type Night = {
  readonly id: string
  readonly start: string
  readonly score: number
  readonly stages?: JsonValue[]
}

function smallestFailure(schema: object, holds: (value: never) => boolean, options = {}): unknown {
  const details = fc.check(
    fc.property(arbitrary(schema as never, options), (value) => holds(value as never)),
    { seed: 20261123, numRuns: 300 },
  )
  expect(details.failed).toBe(true)
  return details.counterexample?.[0]
}

describe('shrinking', () => {
  it.each([
    [{ type: 'integer', minimum: 0 }, (value: number) => value < 37, 37],
    [{ type: 'integer', multipleOf: 5 }, (value: number) => value < 37, 40],
    [{ type: 'number', minimum: 0.5, maximum: 900 }, (value: number) => value < 2, 2],
    [{ type: 'array', items: { type: 'integer' } }, (value: number[]) => value.length < 3, [0, 0, 0]],
    [{ type: 'string' }, (value: string) => value.length < 2, 'aa'],
    [{ type: 'string', pattern: '^[A-Z]{2}\\d+$' }, () => false, 'AA0'],
    [
      { type: 'object', properties: { a: { type: 'integer' }, b: { type: 'boolean' } }, required: ['a'] },
      (value: { b?: boolean }) => value.b !== true,
      { a: 0, b: true },
    ],
    [
      { anyOf: [{ type: 'boolean' }, { type: 'array', minItems: 1, items: { type: 'null' } }] },
      (value: unknown) => !Array.isArray(value),
      [null],
    ],
  ] as const)('ends at the simplest value that fails: %j', (schema, holds, simplest) => {
    expect(smallestFailure(schema, holds as never)).toEqual(simplest)
  })

  it('goes towards the example', () => {
    expect(smallestFailure(NIGHT, () => false, { example: EXAMPLE })).toEqual(EXAMPLE)
    const failure = smallestFailure(NIGHT, (night: Night) => night.score < 60, { example: EXAMPLE })
    expect(failure).toEqual({ ...EXAMPLE, score: 60 })
  })

  it('takes in values that it did not make', () => {
    const generator = arbitrary({ type: 'integer', minimum: 3 })
    expect(generator.canShrinkWithoutContext(9)).toBe(true)
    expect(generator.canShrinkWithoutContext(2)).toBe(false)
  })
})

describe('replay', () => {
  it('gives the counterexample again from its seed and path', () => {
    const property = fc.property(arbitrary(NIGHT), (night) => (night as Night).score < 90)
    const first = fc.check(property, { seed: 5, numRuns: 500 })
    const again = fc.check(property, { seed: first.seed, path: first.counterexamplePath ?? '' })
    expect(again.counterexample).toEqual(first.counterexample)
  })
})

describe('modes', () => {
  const sample = (mode: 'typical' | 'edge', example?: JsonValue) =>
    fc.sample(arbitrary(NIGHT, { mode, ...(example !== undefined && { example }) }), {
      seed: 9,
      numRuns: 300,
    }) as unknown as Night[]

  it('typical stays close to the example', () => {
    for (const night of sample('typical', EXAMPLE)) {
      expect(night.score).toBeGreaterThanOrEqual(40)
      expect(night.score).toBeLessThanOrEqual(60)
      expect(night.start).toMatch(/\+01:00$/)
      expect(Math.abs(Date.parse(night.start) - Date.parse(EXAMPLE.start))).toBeLessThanOrEqual(
        8 * 86_400_000,
      )
    }
  })

  it('edge goes to extremes', () => {
    const nights = sample('edge')
    expect(nights.some(({ score }) => score === 0)).toBe(true)
    expect(nights.some(({ score }) => score === 100)).toBe(true)
    expect(nights.some(({ start }) => start.startsWith('2024-02-29'))).toBe(true)
    expect(
      nights.some(({ start }) => start.startsWith('2026-') === false && start.includes('T00:00:00')),
    ).toBe(true)
    expect(nights.some(({ stages }) => stages?.length === 0)).toBe(true)
    expect(nights.some(({ stages }) => (stages?.length ?? 0) > 20)).toBe(true)
    expect(nights.some((night) => Object.keys(night).length === 3)).toBe(true)
  })
})

describe('formats', () => {
  it('can be the caller’s own', () => {
    const formats = {
      even: {
        arbitrary: fc.constantFrom('22', '44', '33'),
        validate: (text: string) => Number(text) % 2 === 0,
      },
    }
    const values = fc.sample(arbitrary({ type: 'string', format: 'even' }, { formats }), {
      seed: 1,
      numRuns: 60,
    })
    expect(new Set(values)).toEqual(new Set(['22', '44']))
  })
})

describe('coverage', () => {
  it('says what a run has shown, and what it has not', () => {
    const schema = {
      type: 'object',
      properties: {
        kind: { enum: ['a', 'b'] },
        list: { type: 'array', items: { anyOf: [{ type: 'string' }, { type: 'integer' }] } },
      },
    }
    const { missing, ratio, points } = coverage(schema, [{ kind: 'a', list: [1] }, { list: [2, 3] }])
    const open = missing.map(({ schema: at, what }) => `${at} ${what}`)
    expect(open.sort()).toEqual(
      [
        '/properties/kind "b"',
        '/properties/list empty',
        '/properties/list/items anyOf/0',
        ' list absent',
      ].sort(),
    )
    expect(ratio).toBeCloseTo(1 - missing.length / points.length)
    expect(points.find(({ what }) => what === 'anyOf/1')?.count).toBe(3)
  })

  it('is complete after some draws', () => {
    const values = fc.sample(arbitrary(NIGHT), { seed: 2, numRuns: 200 })
    expect(coverage(NIGHT, values).missing).toEqual([])
  })
})
