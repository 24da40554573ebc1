import { describe, expect, it } from 'vitest'
import { arbitrary } from '../../src/schema/arbitrary.ts'
import { SchemaReferenceError } from '../../src/schema/errors.ts'
import { obeysGeneratorLaws, variety } from './generator-laws.ts'

const id = { type: 'string', format: 'uuid' }
const instant = { type: 'string', format: 'date-time' }
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` })

/** Components as health platforms write them. */
const SCHEMAS = {
  Id: id,
  Sleep: {
    type: 'object',
    required: ['id', 'start', 'end', 'stages'],
    properties: {
      id: ref('Id'),
      start: { ...instant, examples: ['2026-03-29T01:12:00+01:00'] },
      end: instant,
      score: { type: ['integer', 'null'], minimum: 0, maximum: 100 },
      stages: { type: 'array', items: ref('Stage'), maxItems: 20 },
      heartRate: ref('Samples'),
    },
  },
  Stage: {
    type: 'object',
    required: ['level', 'seconds'],
    properties: { level: ref('Level'), seconds: { type: 'integer', minimum: 1 } },
  },
  Level: { type: 'string', enum: ['awake', 'light', 'deep', 'rem'] },
  Samples: {
    type: 'object',
    required: ['interval', 'items'],
    properties: {
      interval: { enum: [60, 300] },
      items: {
        type: 'array',
        items: { anyOf: [{ type: 'number', minimum: 20, maximum: 250 }, { type: 'null' }] },
      },
    },
  },
  Workout: {
    allOf: [
      ref('Activity'),
      {
        type: 'object',
        required: ['sport'],
        properties: { sport: { type: 'string', pattern: '^[a-z_]{3,20}$' }, route: ref('Route') },
      },
    ],
  },
  Activity: {
    type: 'object',
    required: ['id', 'calories'],
    properties: { id: ref('Id'), calories: { type: 'number', minimum: 0, maximum: 20000, multipleOf: 0.1 } },
  },
  Route: {
    type: 'array',
    minItems: 2,
    items: {
      type: 'array',
      prefixItems: [
        { type: 'number', minimum: -180, maximum: 180 },
        { type: 'number', minimum: -90, maximum: 90 },
      ],
      items: false,
      minItems: 2,
    },
  },
  Measurement: { oneOf: [ref('Weight'), ref('Pressure')], discriminator: { propertyName: 'kind' } },
  Weight: {
    type: 'object',
    required: ['kind', 'kg'],
    properties: { kind: { const: 'weight' }, kg: { type: 'number', exclusiveMinimum: 0, maximum: 500 } },
  },
  Pressure: {
    type: 'object',
    required: ['kind', 'systolic', 'diastolic'],
    properties: {
      kind: { const: 'pressure' },
      systolic: { type: 'integer', minimum: 40, maximum: 300 },
      diastolic: { type: 'integer', minimum: 20, maximum: 200 },
    },
  },
  Page: {
    type: 'object',
    required: ['data'],
    properties: {
      data: { type: 'array', items: ref('Sleep'), maxItems: 3 },
      next: { type: ['string', 'null'], format: 'uri' },
    },
    additionalProperties: false,
  },
  Problem: {
    type: 'object',
    properties: {
      type: { type: 'string', format: 'uri-reference' },
      status: { type: 'integer', minimum: 400, maximum: 599 },
      detail: { type: 'string', maxLength: 200 },
    },
    additionalProperties: true,
  },
  Metadata: {
    type: 'object',
    additionalProperties: { type: 'string', maxLength: 40 },
    propertyNames: { pattern: '^[a-z][a-z0-9_]*$' },
    maxProperties: 5,
  },
  Comment: {
    type: 'object',
    required: ['text'],
    properties: { text: { type: 'string', minLength: 1 }, replies: { type: 'array', items: ref('Comment') } },
  },
  Device: {
    type: 'object',
    required: ['serial'],
    properties: {
      serial: { type: 'string', pattern: '^[0-9A-F]{4}(-[0-9A-F]{4}){3}$' },
      ip: {
        anyOf: [
          { format: 'ipv4', type: 'string' },
          { format: 'ipv6', type: 'string' },
        ],
      },
      host: { type: 'string', format: 'hostname', maxLength: 30 },
    },
  },
  Day: {
    type: 'object',
    required: ['date'],
    properties: {
      date: { type: 'string', format: 'date' },
      wakeUp: { type: 'string', format: 'time' },
      asleepFor: { type: 'string', format: 'duration' },
    },
  },
  Event: {
    type: 'object',
    required: ['event', 'user'],
    properties: {
      event: { type: 'string', enum: ['sleep.created', 'sleep.deleted'] },
      user: { type: 'string', minLength: 1 },
      payload: ref('Sleep'),
    },
    dependentRequired: { payload: ['event'] },
  },
  Patch: {
    type: 'object',
    minProperties: 1,
    properties: { name: { type: 'string' }, email: { type: 'string', format: 'email' } },
    additionalProperties: false,
  },
  Tags: {
    type: 'array',
    items: { type: 'string', minLength: 2, maxLength: 12 },
    uniqueItems: true,
    minItems: 1,
    maxItems: 8,
  },
  Big: { type: 'integer', format: 'int64', minimum: 0 },
}
const document = {
  openapi: '3.1.0',
  info: { title: 'Health', version: '1' },
  paths: {},
  components: { schemas: SCHEMAS },
}

describe('components of an OpenAPI 3.1 document', () => {
  it.each(Object.keys(SCHEMAS))('%s is generated', (name) => {
    const values = obeysGeneratorLaws({ document, pointer: `/components/schemas/${name}` })
    expect(variety(values)).toBeGreaterThan(2)
  })

  it('are named by a pointer that has to lead somewhere', () => {
    expect(() => arbitrary({ document, pointer: '/components/schemas/None' })).toThrow(SchemaReferenceError)
  })
})

describe('OpenAPI 3.0', () => {
  it('has its own words for null and for open bounds', () => {
    const old = {
      openapi: '3.0.3',
      components: {
        schemas: {
          Score: { type: 'integer', nullable: true, minimum: 0, exclusiveMinimum: true, maximum: 3 },
        },
      },
    }
    const values = obeysGeneratorLaws({ document: old, pointer: '/components/schemas/Score' })
    expect(new Set(values)).toEqual(new Set([null, 1, 2, 3]))
  })
})
