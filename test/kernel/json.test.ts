import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseJson, stringifyJson } from '../../src/kernel/json.ts'

describe('JSON with 64-bit integers', () => {
  it('keeps an id that a double would round', () => {
    expect(parseJson('{"id":9007199254740993}')).toEqual({ id: 9007199254740993n })
    expect(stringifyJson({ id: 9007199254740993n })).toBe('{"id":9007199254740993}')
  })

  it('leaves ordinary numbers alone, large fractions included', () => {
    expect(parseJson('[1, 9007199254740991, 1e300, 12345678901234567890.5]')).toEqual([
      1, 9007199254740991, 1e300, 12345678901234567000,
    ])
  })

  it('prints every signed 64-bit integer as it was read', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), (id) => {
        expect(stringifyJson(parseJson(`{"id":${id}}`))).toBe(`{"id":${id}}`)
      }),
      { seed: 3 },
    )
  })

  it('agrees with JSON.parse on what has no such integers', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        fc.pre(!/\d{16}/.test(text))
        expect(parseJson(text)).toEqual(JSON.parse(text))
      }),
      { seed: 4 },
    )
  })
})
