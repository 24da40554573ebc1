import fc from 'fast-check'
import { expect } from 'vitest'
import type { JsonValue } from '../../src/kernel/json.ts'
import { stringifyJson } from '../../src/kernel/json.ts'
import { type ArbitraryMode, type ArbitraryOptions, arbitrary } from '../../src/schema/arbitrary.ts'
import { forAjv, type SchemaInDocument, toSchema } from '../../src/schema/document.ts'
import { compileValidator, type JsonSchema } from '../../src/schema/validator.ts'

const SEED = 20261123
const MODES: readonly ArbitraryMode[] = ['typical', 'edge', 'mixed']

/**
 * What every generator owes, whatever its schema: the same seed gives the same values, every value validates (ajv
 * judges), and every shrink validates and is another value.
 *
 * @returns the values that were drawn, so that a test can look for more.
 */
export function obeysGeneratorLaws(
  schema: JsonSchema | SchemaInDocument,
  options: ArbitraryOptions = {},
): readonly JsonValue[] {
  const violations = compileValidator(forAjv(toSchema(schema)), options)
  const all: JsonValue[] = []
  for (const mode of MODES) {
    const draw = () => fc.sample(arbitrary(schema, { ...options, mode }), { seed: SEED, numRuns: 25 })
    const values = draw()
    expect(values.map((value) => stringifyJson(value))).toEqual(draw().map((value) => stringifyJson(value)))
    for (const value of values) expect(violations(value), stringifyJson(value)).toEqual([])
    all.push(...values)
  }
  shrinksValidate(schema, options, all, violations)
  return all
}

function shrinksValidate(
  schema: JsonSchema | SchemaInDocument,
  options: ArbitraryOptions,
  values: readonly JsonValue[],
  violations: (value: unknown) => readonly unknown[],
): void {
  const generator = arbitrary(schema, options)
  for (const value of values.slice(0, 8)) {
    for (const { value: shrunk } of generator.shrink(value, undefined).take(12)) {
      expect(violations(shrunk), `${stringifyJson(value)} shrank to ${stringifyJson(shrunk)}`).toEqual([])
      expect(stringifyJson(shrunk)).not.toBe(stringifyJson(value))
    }
  }
}

/** How many different values there are. */
export function variety(values: readonly JsonValue[]): number {
  return new Set(values.map((value) => stringifyJson(value))).size
}
