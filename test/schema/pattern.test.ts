import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arbitrary } from '../../src/schema/arbitrary.ts'
import { fixedRandom } from '../../src/schema/fixed-random.ts'
import { textsOf } from '../../src/schema/pattern/texts.ts'
import { createSource } from '../../src/schema/source.ts'

const PATTERNS = [
  '^abc$',
  'abc',
  '^(a|bc)*$',
  '^[^a-z]+$',
  '^\\d{3,5}$',
  '^\\w+@\\w+\\.(com|org)$',
  '^a?b+c*$',
  '^(?:x|y){2}z$',
  '^\\u0041\\x42\\cA?$',
  '^(?=.*\\d)(?=.*[A-Z]).{4,8}$',
  '^(?!admin).+$',
  '^[\\w.-]+$',
  '(^a|b$)',
  '^$',
  '^\\p{L}{2}$',
  '^\\u{1F600}+$',
  '^.$',
  '^\\s\\S\\D\\W$',
  'a$|^b',
  '^(?<year>\\d{4})-(?<month>0[1-9]|1[0-2])$',
  '^[\\]\\-^]+$',
  '^[a-c-]+$',
  '^\\/[^/]*\\/?$',
  '^(a{0,2}b?){1,3}$',
  '\\bfoo\\b',
]
const draws = (rules: Parameters<typeof textsOf>[0], min = 0, max = Number.POSITIVE_INFINITY): string[] => {
  const texts = textsOf(rules, min, max)!
  const source = createSource(fixedRandom(11), { edge: 0.3 })
  return Array.from({ length: 60 }, () => texts.draw(source))
}

describe('texts of a regular expression', () => {
  it.each(PATTERNS.filter((pattern) => !pattern.includes('\\b')))('are found by it: %s', (pattern) => {
    const regexp = new RegExp(pattern, 'u')
    for (const text of draws({ patterns: [pattern], notPatterns: [] })) expect(text).toMatch(regexp)
  })

  it.each(PATTERNS.filter((pattern) => !/\\b|\(\?!/.test(pattern)))(
    'are not found by it when it is refused: %s',
    (pattern) => {
      const regexp = new RegExp(pattern, 'u')
      for (const text of draws({ patterns: ['^[a-z0-9]*$'], notPatterns: [pattern] }))
        expect(text).not.toMatch(regexp)
    },
  )

  it('obey several patterns and lengths at once', () => {
    const pair = fc.constantFrom(...PATTERNS.filter((pattern) => !pattern.includes('\\b')))
    fc.assert(
      fc.property(
        pair,
        pair,
        fc.integer({ min: 0, max: 4 }),
        fc.integer({ min: 4, max: 9 }),
        (one, other, min, max) => {
          const texts = textsOf({ patterns: [one, other], notPatterns: [] }, min, max)!
          if (texts.shortest === undefined) return
          const text = texts.draw(createSource(fixedRandom(min), { edge: 0.2 }))
          expect(text).toMatch(new RegExp(one, 'u'))
          expect(text).toMatch(new RegExp(other, 'u'))
          expect([...text].length).toBeGreaterThanOrEqual(min)
          expect([...text].length).toBeLessThanOrEqual(max)
        },
      ),
      { seed: 20261123, numRuns: 150 },
    )
  })

  it('are known not to exist', () => {
    const none = (patterns: readonly string[], notPatterns: readonly string[] = [], max = 99) =>
      textsOf({ patterns, notPatterns }, 0, max)?.shortest === undefined
    expect(none(['^a', '^b'])).toBe(true)
    expect(none(['^(ab)+$'], ['b'])).toBe(true)
    expect(none(['^.{5}$'], [], 4)).toBe(true)
    expect(none(['a^b'])).toBe(true)
    expect(none(['^a', 'b$'])).toBe(false)
  })

  it('know their shortest length', () => {
    expect(textsOf({ patterns: ['^(abc|de)+$', 'c'], notPatterns: [] }, 0, 99)?.shortest).toBe(3)
    expect(textsOf({ patterns: ['^(ab)*$'], notPatterns: [] }, 3, 99)?.shortest).toBe(4)
  })

  it('are left to others when the expression is not regular', () => {
    expect(textsOf({ patterns: ['^(a|b)\\1$'], notPatterns: [] }, 0, 9)).toBeUndefined()
  })
})

describe('patterns that are no regular language', () => {
  it.each([
    ['^(a|b)\\1$', 2],
    ['^(?<quote>[\'"])[a-z]*\\k<quote>$', 50],
    ['^(?=(a+))\\1b$', 2],
    ['^(?:a(?!b)|b)+$', 5],
    ['(?<=\\$)\\d+', 50],
    ['^(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!$)|$)){4}$', 50],
  ])('come out of a walk through %s, each found by it', (pattern, different) => {
    const texts = fc.sample(arbitrary({ type: 'string', pattern }), { numRuns: 100, seed: 7 })
    expect(texts.filter((text) => !new RegExp(pattern, 'u').test(String(text)))).toEqual([])
    expect(new Set(texts).size).toBeGreaterThanOrEqual(different)
  })
})
