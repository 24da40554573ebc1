import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jsonSyntaxError } from '../../src/partner/json-syntax.ts'

const SEED = 20_261_123

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

describe('where a text stops being JSON (RFC 8259)', () => {
  it.each([
    ['{"a": 1,}', 8, 'a key in double quotes'],
    ['{"a": 1 "b": 2}', 8, "',' or the closing bracket"],
    ['{a: 1}', 1, "a key in double quotes or '}'"],
    ["{'a': 1}", 1, "a key in double quotes or '}'"],
    ['{"a" 1}', 5, "':'"],
    ['[1, ]', 4, 'a JSON value'],
    ['[,1]', 1, "a JSON value or ']'"],
    ['[1}', 2, "',' or the closing bracket"],
    ['{"a": [1, 2', 11, "',' or the closing bracket"],
    ['{} {}', 3, 'nothing more'],
    ['01', 1, 'nothing more'],
    ['-', 0, 'a JSON value'],
    ['"a\nb"', 0, 'a JSON value'],
    ['"\\x"', 0, 'a JSON value'],
    ['NaN', 0, 'a JSON value'],
    ['', 0, 'a JSON value'],
    ['// no\n1', 0, 'a JSON value'],
    ['\u00a01', 0, 'a JSON value'],
  ])('%j at %i: expected %s', (text, offset, expected) => {
    expect(jsonSyntaxError(text)).toEqual({ offset, expected })
  })

  it('agrees with JSON.parse on JSON that was damaged anywhere', () => {
    const damage = fc.tuple(
      fc.json(),
      fc.nat(),
      fc.constantFrom('', ',', '"', '{', ']', ':', '1', ' ', '\\', 'e', '\n'),
    )
    fc.assert(
      fc.property(damage, ([text, position, mark]) => {
        const at = position % (text.length + 1)
        for (const damaged of [
          text.slice(0, at) + mark + text.slice(at),
          text.slice(0, at) + mark + text.slice(at + 1),
        ])
          expect(jsonSyntaxError(damaged) === undefined).toBe(isJson(damaged))
      }),
      { seed: SEED, numRuns: 2000 },
    )
  })

  it('stops where no longer text could be JSON: what stands before it could go on', () => {
    const broken = fc.tuple(fc.json(), fc.nat(), fc.constantFrom(',', ':', ']', '}', '@'))
    fc.assert(
      fc.property(broken, ([text, position, mark]) => {
        const at = position % (text.length + 1)
        const error = jsonSyntaxError(text.slice(0, at) + mark + text.slice(at))
        if (error !== undefined) expect(error.offset).toBeLessThanOrEqual(text.length + 1)
      }),
      { seed: SEED, numRuns: 500 },
    )
  })
})
