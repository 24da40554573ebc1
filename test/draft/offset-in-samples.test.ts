import { expect, it } from 'vitest'
import { recordShape } from '../../src/draft/record-shape.ts'
import { withStandIns } from '../../src/draft/stand-ins.ts'

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

const TEXT = { type: 'string' }

it.each(['tz', 'tzid', 'tz_name', 'time_zone'])('and guesses a zone where there is no sample: %s', (name) => {
  const properties = { id: TEXT, start_time: TEXT, end_time: TEXT, [name]: TEXT }
  const schema = { type: 'array', items: { type: 'object', properties } }
  expect(recordShape('sleep', schema, undefined).records.offset).toEqual({ at: `/${name}`, unit: 'zone' })
})

it.each([
  ['ms', 7_200_000, 7_200_000],
  ['ms', 7200, 3_600_000],
  ['min', -210, -210],
  ['min', 7200, 60],
  ['s', 50_400, 50_400],
] as const)(
  'an example keeps an offset that some clock has, and no other: in %s, %d',
  (unit, found, left) => {
    const records = {
      at: '',
      id: '/id',
      start: '/s',
      time: 'dateTime',
      offset: { at: '/offset', unit },
    } as const
    const properties = { id: TEXT, s: TEXT, offset: { type: 'integer' } }
    const { example } = withStandIns({
      type: 'sleep',
      schema: { type: 'array', items: { type: 'object', properties } },
      example: [{ id: 'n1', s: '2026-01-15T22:30:00Z', offset: found }],
      isMadeUp: true,
      records,
      paging: { kind: 'none' },
    })
    expect(example).toMatchObject([{ offset: left }])
  },
)
