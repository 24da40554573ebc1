import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  pointerKeys,
  resolvePointer,
  toPointer,
  withoutPointer,
  withPointer,
} from '../../src/kernel/pointer.ts'

/** The document and the answers of RFC 6901 §5. */
const DOCUMENT = {
  foo: ['bar', 'baz'],
  '': 0,
  'a/b': 1,
  'c%d': 2,
  'e^f': 3,
  'g|h': 4,
  'i\\j': 5,
  'k"l': 6,
  ' ': 7,
  'm~n': 8,
}

describe('JSON Pointer (RFC 6901)', () => {
  it.each([
    ['', DOCUMENT],
    ['/foo', ['bar', 'baz']],
    ['/foo/0', 'bar'],
    ['/', 0],
    ['/a~1b', 1],
    ['/c%d', 2],
    ['/e^f', 3],
    ['/g|h', 4],
    ['/i\\j', 5],
    ['/k"l', 6],
    ['/ ', 7],
    ['/m~0n', 8],
  ])('known answer: %j', (pointer, value) => {
    expect(resolvePointer(DOCUMENT, pointer)).toEqual(value)
  })

  it.each(['/nothing', '/foo/2', '/foo/0/deeper', '/toString', '/foo/length'])(
    'names nothing: %s',
    (pointer) => {
      expect(resolvePointer({ foo: ['bar'] }, pointer)).toBeUndefined()
    },
  )

  it('reads back the keys that it was made of', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (keys) => {
        expect(pointerKeys(toPointer(keys))).toEqual(keys)
      }),
      { seed: 1 },
    )
  })

  it('finds what was put there, and nothing once it is taken away', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1, maxLength: 4 }), fc.integer(), (keys, value) => {
        fc.pre(!keys.includes('__proto__'))
        const pointer = toPointer(keys)
        const document = withPointer({}, pointer, value)
        expect(resolvePointer(document, pointer)).toBe(value)
        expect(resolvePointer(withoutPointer(document, pointer), pointer)).toBeUndefined()
      }),
      { seed: 2 },
    )
  })

  it('leaves the document that it was given as it was', () => {
    const document = Object.freeze({ a: Object.freeze([1, 2]) })
    expect(withPointer(document, '/a/0', 9)).toEqual({ a: [9, 2] })
    expect(withoutPointer(document, '/a/0')).toEqual({ a: [2] })
    expect(document).toEqual({ a: [1, 2] })
  })
})
