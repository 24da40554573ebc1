import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/kernel/json.ts'
import { resolvePointer } from '../../src/kernel/pointer.ts'
import { compileMapping } from '../../src/mapping/compile.ts'
import { selectReads } from '../../src/mapping/reads.ts'
import { CONTRACTS } from './contracts.ts'

const readsOf = (expression: string) =>
  compileMapping({ metadata: { summary_id: expression } }, 'sleep').reads

describe('what a mapping reads', () => {
  it.each([
    ['a', ['/a']],
    ['a.b', ['/a/b']],
    ['$$.a & $.b', ['/a', '/b']],
    ['`a/b`.c', ['/a~1b/c']],
    ['a[type = 1].value', ['/a/*/type', '/a/*/value']],
    ['a[0].value', ['/a/*/value']],
    ['a.(b + c)', ['/a/b', '/a/c']],
    ['a ? b : "x"', ['/a', '/b']],
    ['$string(a) & -b', ['/a', '/b']],
    ['$count([a, b.c]) > 0 ? "x"', ['/a', '/b/c']],
    ['(a.b)[c]', ['/a/b/*/c']],
    ['"a"', []],
  ])('in %s is %j', (expression, expected) => {
    expect(readsOf(expression)).toEqual(expected)
  })

  it('stands at the items of an $each, and what its $when looks at belongs to it', () => {
    const samples = { $each: 'night.hr', $when: 'ok', timestamp: '$time(t, $$.offset)' }
    const mapping = compileMapping({ heart_rate_data: { detailed: { hr_samples: samples } } }, 'sleep')
    expect(mapping.reads).toEqual(['/night/hr/*/ok', '/night/hr/*/t', '/offset'])
  })

  it('can be found in a record, item by item, where it is', () => {
    const record = { id: 1, hr: [{ bpm: 50 }, { t: 1 }, { bpm: 52 }], bp: { sys: 120 }, tags: ['a'] }
    const found = selectReads(record, ['/id', '/hr/*/bpm', '/hr/bpm', '/bp/*/sys', '/tags/*', '/none/x'])
    expect(found).toEqual(['/id', '/hr/0/bpm', '/hr/2/bpm', '/bp/sys', '/tags/0'])
  })

  it.each(CONTRACTS)(
    'is enough: without all the rest the result is the same ($name)',
    ({ mapping, records }) => {
      for (const record of records) {
        const kept = selectReads(record, mapping.reads)
        const only = kept.reduce<JsonObject>(
          (built, pointer) => put(built, pointer, resolvePointer(record, pointer)),
          {},
        )
        expect(mapping.apply(only).value).toEqual(mapping.apply(record).value)
      }
    },
  )
})

/** Like `withPointer`, but a number makes a list. */
function put(built: JsonObject, pointer: string, value: unknown): JsonObject {
  const copy = structuredClone(built) as Record<string, unknown>
  const keys = pointer.slice(1).split('/')
  let at = copy
  keys.slice(0, -1).forEach((key, index) => {
    at[key] ??= /^\d+$/.test(keys[index + 1] ?? '') ? [] : {}
    at = at[key] as Record<string, unknown>
  })
  at[keys.at(-1) ?? ''] = value
  return copy as JsonObject
}
