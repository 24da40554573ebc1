import { expect, it } from 'vitest'
import { recordShape } from '../../src/draft/record-shape.ts'

const NIGHT = { id: 'n1', start_time: '2026-10-24T23:30:00', end_time: '2026-10-25T06:30:00' }

it.each([
  ['time_zone', 'Europe/London', 'zone'],
  ['timezone', '+01:00', 'iso'],
  ['utc_offset', '3600s', 'duration'],
  ['utc_offset', '+0100', 'iso'],
  ['offset_in_milliseconds', 3_600_000, 'ms'],
  ['timezone_offset_in_minutes', 60, 'min'],
  ['timezone_offset', 3600, 's'],
] as const)('a draft sees what tells the offset: %s %j', (name, value, unit) => {
  const example = { data: [{ ...NIGHT, [name]: value }] }
  const member = { type: typeof value === 'string' ? 'string' : 'integer' }
  const text = { type: 'string' }
  const properties = { id: text, start_time: text, end_time: text, [name]: member }
  const schema = {
    type: 'object',
    properties: { data: { type: 'array', items: { type: 'object', properties } } },
  }
  expect(recordShape('sleep', schema, example).records).toMatchObject({
    time: 'localDateTime',
    offset: { at: `/${name}`, unit },
  })
})
