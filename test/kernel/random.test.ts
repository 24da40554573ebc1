import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { random } from '../../src/kernel/random.ts'

describe('seeded choices', () => {
  it('never change, so that a seed in an old report still replays', () => {
    const choices = random(42, 'user', 7)
    expect([
      choices.int(0, 999),
      choices.int(0, 999),
      choices.text(8),
      choices.pick(['a', 'b', 'c']),
    ]).toMatchInlineSnapshot(`
      [
        324,
        931,
        "4bPcPlKk",
        "c",
      ]
    `)
  })

  it('are the same for the same seed and labels, and others for any other', () => {
    fc.assert(
      fc.property(fc.integer(), fc.string(), fc.string(), (seed, a, b) => {
        fc.pre(a !== b)
        expect(random(seed, a).text(16)).toBe(random(seed, a).text(16))
        expect(random(seed, a).text(16)).not.toBe(random(seed, b).text(16))
        expect(random(seed, a).text(16)).not.toBe(random(seed + 1, a).text(16))
      }),
      { seed: 6 },
    )
  })

  it('stay within their bounds and reach both', () => {
    const choices = random(1, 'bounds')
    const seen = new Set(Array.from({ length: 200 }, () => choices.int(3, 6)))
    expect([...seen].sort()).toEqual([3, 4, 5, 6])
  })
})
