import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JsonObject, JsonValue } from '../../src/kernel/json.ts'
import { compileMapping } from '../../src/mapping/compile.ts'
import { createRenderer, invertMapping } from '../../src/mapping/invert.ts'
import { schemaPlace } from '../../src/mapping/schema-place.ts'
import { compileValidator } from '../../src/schema/validator.ts'
import { CONTRACTS, contract } from './contracts.ts'

describe('a renderer of one of the two partners', () => {
  it.each(CONTRACTS)('renders any example over any other so that it maps back: $name', (one) => {
    const { mapping, record, records } = one
    const render = createRenderer(mapping, { schema: record })
    const violations = compileValidator(record.schema as JsonObject)
    for (const source of records)
      for (const base of records) {
        const terra = mapping.apply(source).value
        const rendered = render(terra, base)
        expect(violations(rendered)).toEqual([])
        expect(mapping.apply(rendered).value).toEqual(terra)
      }
  })

  it.each(CONTRACTS)(
    'writes every field of the partner that a leaf reads on its own: $name',
    ({ mapping, record }) => {
      const inverted = new Set(invertMapping(mapping, { schema: record }).flatMap(({ fields }) => fields))
      const pointers = mapping.reads.map((pointer) => (inverted.has(pointer) ? 'written' : pointer))
      expect(new Set(pointers)).toEqual(new Set(['written']))
    },
  )

  it('keeps what no leaf tells, and does not change the base', () => {
    const { mapping, record, records } = contract('aurora sleep')
    const [night, nap] = records as readonly [JsonObject, JsonObject]
    const before = structuredClone(nap)
    const rendered = createRenderer(mapping, { schema: record })(mapping.apply(night).value, nap)
    expect(rendered.user_id).toBe(nap.user_id)
    expect(rendered.updated_at).toBe(nap.updated_at)
    expect(nap).toEqual(before)
  })

  it('gives 64-bit ids back with all their digits', () => {
    const { mapping, record, records } = contract('pulse sleep')
    const terra = { metadata: { summary_id: '9223372036854775807' } }
    const rendered = createRenderer(mapping, { schema: record })(terra, records[0] as JsonObject)
    expect(rendered.id).toBe(9_223_372_036_854_775_807n)
  })

  it('says what has no value as the schema lets it: null, left out, an empty list', () => {
    const { mapping, record, records } = contract('aurora sleep')
    const terra = { metadata: (records[0] && mapping.apply(records[0]).value.metadata) as JsonObject }
    const rendered = createRenderer(mapping, { schema: record })(terra, records[0] as JsonObject)
    expect(rendered).toMatchObject({ score: null, average_hrv: null, heart_rate: [], time_in_bed: 30_300 })
    expect(compileValidator(record.schema as JsonObject)(rendered)).toEqual([])
  })

  it('makes a night of its own in the words of both partners', () => {
    const offset = fc.integer({ min: -48, max: 56 })
    const start = fc.integer({ min: 1_600_000_000, max: 1_900_000_000 })
    const stages = fc.array(fc.constantFrom(1, 4, 5, 6), { minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(
        start,
        offset,
        stages,
        fc.boolean(),
        fc.boolean(),
        (epoch, quarters, levels, isNap, isManual) => {
          const at = (seconds: number) => terraTime(epoch + seconds, quarters * 15)
          for (const name of ['aurora sleep', 'pulse sleep']) {
            const { mapping, record, records } = contract(name)
            const terra = {
              metadata: {
                summary_id: name === 'aurora sleep' ? 'slp_0123456789ab' : '7000000000000000001',
                start_time: at(0),
                end_time: at(levels.length * 300),
                is_nap: isNap,
                upload_type: isManual ? 1 : 2,
              },
              sleep_durations_data: {
                asleep: { duration_asleep_state_seconds: levels.length * 300 },
                hypnogram_samples: levels.map((level, index) => ({ timestamp: at(index * 300), level })),
              },
              scores: { sleep: 77 },
            }
            const rendered = createRenderer(mapping, { schema: record })(terra, records[0] as JsonObject)
            expect(compileValidator(record.schema as JsonObject)(rendered)).toEqual([])
            expect(mapping.apply(rendered).value).toMatchObject(terra)
          }
        },
      ),
      { seed: 20261123, numRuns: 25 },
    )
  })
})

describe('a leaf read backwards', () => {
  const back = (
    expression: JsonValue,
    wanted: JsonValue,
    base: JsonObject,
    schema?: JsonObject,
  ): JsonObject => {
    const mapping = compileMapping({ metadata: { summary_id: expression } }, 'sleep')
    const place =
      schema === undefined ? undefined : schemaPlace({ type: 'object', properties: schema } as JsonObject)
    return createRenderer(mapping, { schema: place })({ metadata: { summary_id: wanted } }, base)
  }

  it.each<[string, JsonValue, JsonValue, JsonObject, JsonObject]>([
    ['a field', 'a.b', 'x', { a: { b: 'y', c: 1 } }, { a: { b: 'x', c: 1 } }],
    ['a field of the record', '$$.a', 'x', {}, { a: 'x' }],
    ['digits', '$string(a)', '12', { a: 3 }, { a: 12 }],
    [
      'a time with its offset',
      '$time(a)',
      '2026-10-24T22:55:00.000000+01:00',
      { a: '2020-01-01T00:00:00-05:00' },
      { a: '2026-10-24T22:55:00+01:00' },
    ],
    [
      'a time in UTC',
      '$time(a)',
      '2026-10-24T22:55:00.250000+01:00',
      { a: '2020-01-01T00:00:00Z' },
      { a: '2026-10-24T21:55:00.25Z' },
    ],
    [
      'a local time',
      '$time(a)',
      '2026-10-24T22:55:00.000000',
      { a: '2020-01-01T00:00:00' },
      { a: '2026-10-24T22:55:00' },
    ],
    [
      'an epoch beside its offset',
      '$time(a, b)',
      '1970-01-01T01:00:05.000000+01:00',
      { a: 1, b: 0 },
      { a: 5, b: 3600 },
    ],
    [
      'milliseconds and minutes',
      '$time(a / 1000, $minutesToSeconds(b))',
      '1970-01-01T01:00:05.250000+01:00',
      { a: 1, b: 0 },
      { a: 5250, b: 60 },
    ],
    [
      'an epoch and its offset as text',
      '$time($number(a), $number(b))',
      '1970-01-01T01:00:05.000000+01:00',
      { a: '1795264800', b: '0' },
      { a: '5', b: '3600' },
    ],
    [
      'a day without separators',
      '$midnight(a, b)',
      '2026-10-24T00:00:00.000000-04:00',
      { a: '20200101', b: '+00:00' },
      { a: '20261024', b: '-04:00' },
    ],
    [
      'the day before its end',
      '$nextMidnight(a)',
      '2026-03-01T00:00:00.000000',
      { a: '2020-01-01' },
      { a: '2026-02-28' },
    ],
    [
      'a wall clock, and not the zone beside it, which no offset tells',
      '$time(a, b)',
      '2026-10-25T06:30:00.000000+01:00',
      { a: '2020-01-01T00:00:00', b: 'Asia/Tokyo' },
      { a: '2026-10-25T06:30:00', b: 'Asia/Tokyo' },
    ],
    [
      'a wall clock and an offset that is a duration',
      '$time(a, b)',
      '2026-10-25T06:30:00.000000+01:00',
      { a: '2020-01-01T00:00:00', b: '0s' },
      { a: '2026-10-25T06:30:00', b: '3600s' },
    ],
    [
      'a day as an object',
      '$midnight(a, b)',
      '2026-10-24T00:00:00.000000-04:00',
      { a: { year: 2020, month: 1, day: 1 }, b: '+00:00' },
      { a: { year: 2026, month: 10, day: 24 }, b: '-04:00' },
    ],
    ['a table', '$enum(a, {"7": "cuff", "4": "scale"})', 'scale', { a: 7 }, { a: 4 }],
    ['a choice', 'a = 1 ? "one" : "other"', 'one', { a: 3 }, { a: 1 }],
    ['a choice that stands already', 'a = 1 ? "one" : "other"', 'other', { a: 3 }, { a: 3 }],
    ['nothing that can be told', 'a & b', 'x', { a: 1 }, { a: 1 }],
    ['a constant', '"x"', 'x', { a: 1 }, { a: 1 }],
  ])('writes %s', (_, expression, wanted, base, expected) => {
    expect(back(expression, wanted, base)).toEqual(expected)
  })

  it('takes the form of the schema where there is nothing to go by', () => {
    const wanted = '1970-01-01T01:00:05.000000+01:00'
    expect(back('$time(a)', wanted, {}, { a: { type: 'integer' } })).toEqual({ a: 5 })
    expect(back('$time(a)', wanted, {}, { a: { type: 'string' } })).toEqual({
      a: '1970-01-01T01:00:05+01:00',
    })
    expect(back('$date(a)', '2026-10-24', {}, { a: { type: 'string', format: 'date' } })).toEqual({
      a: '2026-10-24',
    })
  })

  it.each([
    ['score * 100', 50, 0.5],
    ['100 * score', 50, 0.5],
    ['score / 60', 2, 120],
    ['120 / score', 2, 60],
    ['score + 1', 2, 1],
    ['score - 1', 2, 3],
    ['10 - score', 2, 8],
    ['-score', -2, 2],
    ['$round(score * 60, 1)', 90, 1.5],
    ['$number(score)', 1500.5, '1500.5'],
    ['$kilojoulesToCalories(score)', 500, 2092],
    ['$fahrenheitToCelsius(score)', 37, 98.6],
  ])('solves %s', (expression, wanted, expected) => {
    const mapping = compileMapping({ scores: { sleep: expression } }, 'sleep')
    expect(createRenderer(mapping)({ scores: { sleep: wanted } }, {})).toEqual({ score: expected })
  })

  it('lets the leaf that tells most write a field that several read', () => {
    const tree = {
      metadata: { start_time: '$midnight(at)' },
      measurements_data: { measurements: [{ measurement_time: '$time(at)', weight_kg: 'kg' }] },
    }
    const terra = {
      metadata: { start_time: '2026-10-24T00:00:00.000000+01:00' },
      measurements_data: {
        measurements: [{ measurement_time: '2026-10-24T08:05:12.000000+01:00', weight_kg: 70 }],
      },
    }
    const rendered = createRenderer(compileMapping(tree, 'body'))(terra, {})
    expect(rendered).toEqual({ at: '2026-10-24T08:05:12+01:00', kg: 70 })
  })

  it('fills one list of the partner from several of Terra', () => {
    const tree = {
      heart_rate_data: { detailed: { hr_samples: { $each: 'track', timestamp: '$time(t)', bpm: 'hr' } } },
      movement_data: {
        speed_samples: { $each: 'track', timestamp: '$time(t)', speed_meters_per_second: 'v' },
      },
    }
    const at = '2026-10-24T08:05:12.000000+01:00'
    const terra = {
      heart_rate_data: { detailed: { hr_samples: [{ timestamp: at, bpm: 120 }] } },
      movement_data: { speed_samples: [{ timestamp: at, speed_meters_per_second: 3 }] },
    }
    const rendered = createRenderer(compileMapping(tree, 'activity'))(terra, { track: [] })
    expect(rendered).toEqual({ track: [{ t: '2026-10-24T08:05:12+01:00', hr: 120, v: 3 }] })
  })
})

function terraTime(epochSeconds: number, offsetMinutes: number): string {
  const wall = new Date((epochSeconds + offsetMinutes * 60) * 1000).toISOString().slice(0, 19)
  const distance = Math.abs(offsetMinutes)
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0')
  return `${wall}.000000${offsetMinutes < 0 ? '-' : '+'}${two(distance / 60)}:${two(distance % 60)}`
}
