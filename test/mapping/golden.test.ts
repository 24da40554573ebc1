import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/kernel/json.ts'
import { plain } from '../../src/mapping/expression/value.ts'
import { compileValidator } from '../../src/schema/validator.ts'
import { terraValidator } from '../../src/terra/model.ts'
import { asJsonata, pruned } from './as-jsonata.ts'
import { CONTRACTS, PARTNERS, schemasAndExamples } from './contracts.ts'

describe('the examples of the two partners', () => {
  it.each(PARTNERS.flatMap(schemasAndExamples))('%s validates', (_, schema, example) => {
    expect(compileValidator(schema)(example)).toEqual([])
  })

  it.each(CONTRACTS)('$name maps to what a person wrote down beside it', ({ mapping, records, golden }) => {
    expect(records.length).toBeGreaterThan(1)
    expect(records.map((record) => mapping.apply(record))).toEqual(
      golden.map((value) => ({ value, problems: [] })),
    )
  })

  it.each(CONTRACTS)('$name maps to what JSONata itself makes of it', async ({ tree, mapping, records }) => {
    const expression = asJsonata(tree)
    for (const record of records.map(plain)) {
      const readable = { ...(record as JsonObject), id: String((record as JsonObject).id) }
      expect(mapping.apply(readable).value).toEqual(pruned(await expression.evaluate(readable)))
    }
  })

  it.each(CONTRACTS)("$name maps to what Terra's strict schema allows", ({ type, golden }) => {
    expect(golden.flatMap(terraValidator(type))).toEqual([])
  })
})

describe("pulse's batches", () => {
  const schemas = new Map(schemasAndExamples('pulse').map(([name, schema]) => [name, schema]))
  const inside = (name: string, ...keys: string[]) =>
    keys.reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], schemas.get(`pulse/${name}.json`))

  it.each([
    ['event-sleep', 'sleep', 'series'],
    ['event-workouts', 'activity', 'workouts'],
    ['event-days', 'daily', 'days'],
    ['event-measures', 'body', 'measures'],
  ])('%s carries the records of %s', (event, type, list) => {
    const batch = inside(event, 'properties', 'notifications', 'items', 'properties', 'series', 'items')
    expect(batch).toEqual(inside(type, 'properties', 'body', 'properties', list, 'items'))
  })
})
