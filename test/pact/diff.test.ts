import { describe, expect, it } from 'vitest'
import type { JsonObject, JsonValue } from '../../src/kernel/json.ts'
import { diffPacts, type PactChange } from '../../src/pact/diff/diff-pacts.ts'
import { type Requirement, type Shift, shiftOf } from '../../src/pact/diff/requirement.ts'

const RULE = (...matchers: readonly JsonObject[]): JsonObject => ({ combine: 'AND', matchers })

/** A contract with one page of records, as Pact writes one. */
function pact(
  change: {
    readonly record?: JsonObject
    readonly rules?: JsonObject
    readonly query?: JsonObject
    readonly status?: number
    readonly description?: string
    readonly params?: JsonObject
  } = {},
): JsonObject {
  const { record = { id: 'a', minutes: 5, kind: 'nap' }, query = { start: ['1'], limit: ['20'] } } = change
  const { status = 200, description = 'a page', params = { type: 'sleep' } } = change
  const rules = {
    '$.data': RULE({ match: 'type', min: 1 }),
    '$.data[*].id': RULE({ match: 'type' }),
    '$.data[*].minutes': RULE({ match: 'integer' }),
    '$.data[*].kind': RULE({ match: 'regex', regex: '^(nap|night|rest)$' }),
    ...change.rules,
  }
  const present = Object.entries(rules).filter(([, rule]) => rule !== null)
  return {
    interactions: [
      {
        type: 'Synchronous/HTTP',
        description,
        providerStates: [{ name: 'a user has records', params }],
        request: {
          method: 'GET',
          path: '/v1/sleep',
          query,
          generators: { query: { start: { type: 'ProviderState', expression: '${from}' } } },
        },
        response: {
          status,
          body: { content: { data: [record] }, contentType: 'application/json', encoded: false },
          matchingRules: { body: Object.fromEntries(present) as JsonObject },
        },
      },
    ],
  }
}

function told(changes: readonly PactChange[]): readonly string[] {
  return changes.map(({ effect, says }) => `${effect}: ${says}`)
}

describe('two pacts', () => {
  it('that are the same ask the same', () => {
    expect(diffPacts(pact(), pact())).toEqual([])
  })

  it('that differ in examples alone ask the same', () => {
    const other = pact({
      record: { id: 'b', minutes: 6, kind: 'night' },
      query: { start: ['2'], limit: ['20'] },
    })
    expect(diffPacts(pact(), other)).toEqual([])
  })

  it.each<[string, JsonObject, readonly string[]]>([
    [
      'a field that is new',
      pact({
        record: { id: 'a', minutes: 5, kind: 'nap', score: 80 },
        rules: { '$.data[*].score': RULE({ match: 'number' }) },
      }),
      ['asks: /data/*/score is needed newly, a number'],
    ],
    [
      'a field that is gone',
      pact({ record: { id: 'a', kind: 'nap' } }),
      ['drops: /data/*/minutes is needed no more'],
    ],
    [
      'fewer words',
      pact({ rules: { '$.data[*].kind': RULE({ match: 'regex', regex: '^(nap|night)$' }) } }),
      ["asks: /data/*/kind must be one of 'nap', 'night', and had to be one of 'nap', 'night', 'rest'"],
    ],
    [
      'any number instead of a whole one',
      pact({ rules: { '$.data[*].minutes': RULE({ match: 'number' }) } }),
      ['drops: /data/*/minutes may be a number, and had to be a whole number'],
    ],
    [
      'another type',
      pact({ record: { id: 7, minutes: 5, kind: 'nap' } }),
      ['asks: /data/*/id must be a number, and had to be text'],
    ],
    [
      'more records',
      pact({ rules: { '$.data': RULE({ match: 'type', min: 2 }) } }),
      ['asks: /data must be a list of at least 2, and had to be a list of at least 1'],
    ],
    ['another status', pact({ status: 201 }), ['asks: status must be 201, and had to be 200']],
    [
      'another request',
      pact({ query: { start: ['1'], limit: ['50'], sort: ['asc'] } }),
      [
        'asks: in the request, the query parameter limit changes from 20 to 50',
        'asks: the request has the query parameter sort newly: asc',
      ],
    ],
    [
      'another state',
      pact({ params: { type: 'daily' } }),
      [
        'asks: the provider state changes from \'a user has records (type "sleep")\' to \'a user has records (type "daily")\'',
      ],
    ],
    [
      'another interaction',
      pact({ description: 'another page' }),
      [
        'asks: \'another page\' is new, given that a user has records (type "sleep")',
        "drops: 'a page' is asked no more",
      ],
    ],
  ])('tell apart: %s', (_, after, changes) => {
    expect(told(diffPacts(pact(), after))).toEqual(changes)
  })

  it('tell a change that several interactions share once', () => {
    const twice = (one: JsonObject, two: JsonObject): JsonObject => ({
      interactions: [...(one.interactions as JsonValue[]), ...(two.interactions as JsonValue[])],
    })
    const before = twice(pact(), pact({ description: 'b' }))
    const after = twice(pact({ status: 201 }), pact({ status: 201, description: 'b' }))
    expect(diffPacts(before, after)).toMatchObject([{ kind: 'answer', interactions: ['a page', 'b'] }])
  })
})

describe('a requirement in the place of another', () => {
  const text: Requirement = { kind: 'type', type: 'string' }
  const words = (regex: string): Requirement => ({ kind: 'regex', regex })

  it.each<[Requirement, Requirement, Shift]>([
    [text, words('^a+$'), 'narrower'],
    [words('^a+$'), { kind: 'equals', value: 'aa' }, 'narrower'],
    [words('^a+$'), { kind: 'equals', value: 'b' }, 'different'],
    [words('^a+$'), words('^b+$'), 'different'],
    [words('^(a|b)$'), words('^(a)$'), 'narrower'],
    [words('^(a\\.b)$'), words('^(a\\.b|c)$'), 'wider'],
    [words('^(a|b)$'), words('^(b|c)$'), 'different'],
    [{ kind: 'number' }, { kind: 'integer' }, 'narrower'],
    [{ kind: 'type', type: 'number' }, { kind: 'integer' }, 'narrower'],
    [{ kind: 'integer' }, { kind: 'equals', value: 12n }, 'narrower'],
    [{ kind: 'status', status: 'success' }, { kind: 'equals', value: 204 }, 'narrower'],
    [{ kind: 'equals', value: 302 }, { kind: 'status', status: 'redirect' }, 'wider'],
    [{ kind: 'list', min: 0 }, { kind: 'contains' }, 'narrower'],
    [{ kind: 'other', rule: 'x' }, { kind: 'other', rule: 'y' }, 'different'],
  ])('%o, then %o: %s', (before, after, shift) => {
    expect(shiftOf(before, after)).toBe(shift)
    const back = { narrower: 'wider', wider: 'narrower', different: 'different', same: 'same' } as const
    expect(shiftOf(after, before)).toBe(back[shift])
    expect(shiftOf(before, before)).toBe('same')
  })
})
