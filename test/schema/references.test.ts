import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JsonValue } from '../../src/kernel/json.ts'
import { arbitrary } from '../../src/schema/arbitrary.ts'
import { SchemaReferenceError } from '../../src/schema/errors.ts'
import { obeysGeneratorLaws } from './generator-laws.ts'

function depthOf(value: JsonValue): number {
  if (typeof value !== 'object' || value === null) return 0
  return 1 + Math.max(0, ...Object.values(value).map(depthOf))
}

describe('references', () => {
  it('lead to definitions, anchors, identifiers and unknown places', () => {
    const schema = {
      $id: 'https://example.com/root',
      type: 'object',
      required: ['a', 'b', 'c', 'd'],
      properties: {
        a: { $ref: '#/$defs/slash~1and%25percent' },
        b: { $ref: '#named' },
        c: { $ref: 'other' },
        d: { $ref: '#/shelf/inner' },
      },
      $defs: {
        'slash/and%percent': { const: 'pointer' },
        anchored: { $anchor: 'named', const: 'anchor' },
        other: { $id: 'other', const: 'identifier' },
      },
      shelf: { inner: { const: 'unknown place' } },
    }
    const wanted = { a: 'pointer', b: 'anchor', c: 'identifier', d: 'unknown place' }
    for (const value of obeysGeneratorLaws(schema)) expect(value).toMatchObject(wanted)
  })

  it('combine with what stands beside them', () => {
    const schema = { $ref: '#/$defs/short', minLength: 2, $defs: { short: { type: 'string', maxLength: 3 } } }
    for (const value of obeysGeneratorLaws(schema)) expect(String(value)).toMatch(/^.{2,3}$/su)
  })

  it('lead to the remote schemas that the caller gives, and on from there', () => {
    const remotes = {
      'https://example.com/night': {
        type: 'object',
        required: ['score'],
        properties: { score: { $ref: 'score' } },
      },
      'https://example.com/score': { type: 'integer', minimum: 0, maximum: 100 },
    }
    const values = obeysGeneratorLaws({ $ref: 'https://example.com/night' }, { remotes })
    expect(values.every((value) => Number.isInteger((value as { score: number }).score))).toBe(true)
  })

  it('end where a schema refers to itself', () => {
    const tree = {
      $defs: {
        tree: {
          type: 'object',
          required: ['left', 'right'],
          properties: { left: { $ref: '#/$defs/branch' }, right: { $ref: '#/$defs/branch' } },
        },
        branch: { anyOf: [{ $ref: '#/$defs/tree' }, { type: 'null' }] },
      },
      $ref: '#/$defs/tree',
    }
    const depths = obeysGeneratorLaws(tree).map(depthOf)
    expect(Math.max(...depths)).toBeGreaterThan(2)
    expect(Math.max(...depths)).toBeLessThan(12)
    obeysGeneratorLaws({ type: 'array', items: { $ref: '#' } })
  })

  it('follow the dynamic scope', () => {
    const schema = {
      $id: 'https://example.com/strings',
      $ref: 'list',
      $defs: {
        strings: { $dynamicAnchor: 'item', type: 'string' },
        list: {
          $id: 'list',
          type: 'array',
          minItems: 1,
          items: { $dynamicRef: '#item' },
          $defs: { any: { $dynamicAnchor: 'item' } },
        },
      },
    }
    const items = fc
      .sample(arbitrary(schema), { seed: 20261123, numRuns: 50 })
      .flatMap((value) => value as readonly JsonValue[])
    expect(items.length).toBeGreaterThan(50)
    expect(items.every((item) => typeof item === 'string')).toBe(true)
  })

  it('know the schema of schemas', () => {
    const values = fc.sample(
      arbitrary({ $ref: 'https://json-schema.org/draft/2020-12/schema', type: 'object' }),
      { seed: 3, numRuns: 5 },
    )
    expect(values.every((value) => typeof value === 'object')).toBe(true)
  })

  it.each(['#/nowhere', '#nobody', 'https://example.com/missing'])(
    'to nothing are refused: %s',
    (reference) => {
      expect(() => arbitrary({ type: 'object', properties: { a: { $ref: reference } } })).toThrow(
        SchemaReferenceError,
      )
    },
  )
})
