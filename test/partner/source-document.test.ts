import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stringify } from 'yaml'
import { parseJson, stringifyJson } from '../../src/kernel/json.ts'
import { resolvePointer, toPointer } from '../../src/kernel/pointer.ts'
import { parseSource, type SourceDocument } from '../../src/partner/source-document.ts'

const SEED = 20_261_123

function documentOf(text: string, file = 'a.yaml'): SourceDocument {
  const { document, problems } = parseSource(file, text)
  if (document === undefined) throw new Error(JSON.stringify(problems))
  return document
}

/** Line and column of a value or a key, both counted from 1. */
function at(document: SourceDocument, pointer: string, of: 'value' | 'key' = 'value'): string {
  const { line, column } = document.place(pointer, { of })
  return `${line}:${column}`
}

describe('places in a YAML text', () => {
  const document = documentOf('# c\na: 1\nb:\n  - x\n  - { c: 2, "d/e": [] }\n')

  it.each([
    ['/a', 'value', '2:4'],
    ['/a', 'key', '2:1'],
    ['/b', 'value', '3:1'],
    ['/b/0', 'value', '4:5'],
    ['/b/1/c', 'value', '5:10'],
    ['/b/1/c', 'key', '5:7'],
    ['/b/1/d~1e', 'value', '5:13'],
    ['/b/7', 'value', '3:1'],
    ['/nothing/at/all', 'value', '2:1'],
    ['', 'value', '2:1'],
  ] as const)('%s: its %s stands at %s', (pointer, of, place) => {
    expect(at(document, pointer, of)).toBe(place)
  })

  it('are the same after carriage returns', () => {
    const dos = documentOf('# c\r\na: 1\r\nb:\r\n  - x\r\n')
    expect(at(dos, '/b/0')).toBe('4:5')
  })
})

describe('places in a JSON text', () => {
  it('are found as in YAML', () => {
    const document = documentOf('{\n\t"a": {"b": [10,\n\t\t20]}\n}', 'a.json')
    expect(at(document, '/a/b/1')).toBe('3:3')
    expect(at(document, '/a/b', 'key')).toBe('2:8')
  })
})

describe('values', () => {
  /** JSON's values, integers beyond 2^53 as bigint. */
  const json = fc.jsonValue().map((value) => parseJson(JSON.stringify(value)))

  it('are what they are in JSON, whether it is read as JSON or as YAML', () => {
    fc.assert(
      fc.property(json, (value) => {
        const text = stringifyJson(value, 1)
        expect(documentOf(text, 'a.json').value).toEqual(value)
        expect(documentOf(text, 'a.yaml').value).toEqual(value)
      }),
      { seed: SEED, numRuns: 300 },
    )
  })

  it('survive a way through YAML', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(documentOf(stringify(value)).value).toEqual(value)
      }),
      { seed: SEED, numRuns: 300 },
    )
  })

  it('stand where the place says: reading on from there gives the value', () => {
    const object = fc.dictionary(fc.stringMatching(/^[a-z/~]{1,6}$/), fc.integer({ min: 0, max: 999 }), {
      minKeys: 1,
    })
    fc.assert(
      fc.property(object, fc.integer({ min: 0, max: 3 }), (inner, depth) => {
        let value: unknown = inner
        const keys = ['one', 'two', 'three'].slice(0, depth)
        for (const key of keys.toReversed()) value = { [key]: value }
        const text = stringify(value)
        const document = documentOf(text)
        for (const [key, number] of Object.entries(inner)) {
          const pointer = toPointer([...keys, key])
          const { line, column } = document.place(pointer)
          expect(Number.parseInt(text.split('\n')[line - 1]!.slice(column - 1), 10)).toBe(number)
          expect(resolvePointer(document.value, pointer)).toBe(number)
        }
      }),
      { seed: SEED, numRuns: 200 },
    )
  })

  it('keep integers that no double can hold, and none other, exact', () => {
    const { value } = documentOf('big: 9007199254740993\nsmall: 12\nreal: 1.5\nhex: 0x10\nquoted: "12"\n')
    expect(value).toEqual({ big: 9007199254740993n, small: 12, real: 1.5, hex: 16, quoted: '12' })
  })

  it('of merges give way to what is written out', () => {
    const text =
      'base: &base { a: 1, b: 2 }\nmore: &more { b: 3, c: 4 }\nmerged:\n  b: 5\n  <<: [*more, *base]\n'
    const document = documentOf(text)
    expect(resolvePointer(document.value, '/merged')).toEqual({ a: 1, b: 5, c: 4 })
    expect(at(document, '/merged/b')).toBe('4:6')
    expect(at(document, '/merged/c')).toBe('2:24')
    expect(at(document, '/merged')).toBe('3:1')
  })

  it('that JSON cannot hold are refused where they stand', () => {
    const { problems } = parseSource('a.yaml', 'a: .nan\nb: .inf\nc: { <<: 5 }\n')
    expect(problems.map(({ line, column, found }) => [line, column, found])).toEqual([
      [1, 4, 'infinity or not-a-number'],
      [2, 4, 'infinity or not-a-number'],
      [3, 6, 'something else'],
    ])
  })

  it('cannot touch the prototypes of objects', () => {
    const { value } = documentOf('__proto__: { polluted: true }\n')
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
    expect(Object.keys(value as object)).toEqual(['__proto__'])
  })
})
