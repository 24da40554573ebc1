import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../../src/kernel/json.ts'
import type { DataSource } from '../../../src/partner/data.ts'
import { createConform } from '../../../src/world/rendering/conform.ts'

const RECORD = { id: 'a', steps: 10, km: 1.5, stage: 'deep', sub: { average: 3 }, list: [{ v: 1 }] }

const conform = createConform({
  response: { root: '/body' },
  records: { at: '/rows', id: '/id', start: '/start', time: 'dateTime' },
  example: { body: { rows: [RECORD] } },
  schema: {
    type: 'object',
    properties: {
      body: { type: 'object', properties: { rows: { type: 'array', items: { $ref: '#/$defs/row' } } } },
    },
    $defs: {
      row: {
        type: 'object',
        additionalProperties: false,
        required: ['id', 'steps', 'stage'],
        properties: {
          id: { type: 'string' },
          steps: { type: 'integer', minimum: 0 },
          km: { type: 'number' },
          stage: { enum: ['deep', 'light'] },
          sub: {
            type: ['object', 'null'],
            properties: { average: { type: 'number' } },
            required: ['average'],
          },
          list: { type: 'array', items: { type: 'object', properties: { v: { type: 'integer' } } } },
        },
      },
    },
  },
} as unknown as DataSource)

describe('a rendered record', () => {
  it.each<[string, JsonObject, JsonObject]>([
    ['that is valid stays as it is', RECORD, RECORD],
    [
      'has its numbers rounded where integers are asked for',
      { ...RECORD, steps: 9.6 },
      { ...RECORD, steps: 10 },
    ],
    [
      'is mended in lists too',
      { ...RECORD, list: [{ v: 1 }, { v: 2.2 }] },
      { ...RECORD, list: [{ v: 1 }, { v: 2 }] },
    ],
    ['takes from the example what is required', { ...RECORD, steps: null }, RECORD],
    ['takes from the example what is impossible', { ...RECORD, stage: 'rem', steps: -4 }, RECORD],
    [
      'loses a null that may be absent',
      { ...RECORD, km: null },
      { id: 'a', steps: 10, stage: 'deep', sub: { average: 3 }, list: [{ v: 1 }] },
    ],
    ['loses what the schema does not know', { ...RECORD, extra: 1 }, RECORD],
    ['takes a required member of an object from the example', { ...RECORD, sub: { average: null } }, RECORD],
  ])('%s', (_, rendered, expected) => {
    expect(conform(rendered)).toEqual(expected)
  })
})
