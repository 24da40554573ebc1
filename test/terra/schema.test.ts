import { describe, expect, it } from 'vitest'
import { withoutPointer, withPointer } from '../../src/kernel/pointer.ts'
import { compileValidator } from '../../src/schema/validator.ts'
import { MODEL_NAMES, type ModelName, modelSchema, terraValidator } from '../../src/terra/model.ts'
import { EXAMPLES } from './examples/examples.ts'

const violationsOf = (model: ModelName, pointer: string, value: unknown) =>
  terraValidator(model)(withPointer(EXAMPLES[model], pointer, value))

describe('the schemas', () => {
  it.each(MODEL_NAMES)('accept an example of %s, and the least there may be', (model) => {
    expect(terraValidator(model)(EXAMPLES[model])).toEqual([])
    const { metadata, user_id, provider } = EXAMPLES[model] as Readonly<Record<string, unknown>>
    const least = JSON.parse(JSON.stringify({ metadata, user_id, provider }))
    expect(terraValidator(model)(least)).toEqual([])
  })

  it.each(MODEL_NAMES)('of %s are valid JSON Schema 2020-12 that says so', (model) => {
    const schema = modelSchema(model)
    const meta = compileValidator({ $ref: 'https://json-schema.org/draft/2020-12/schema' })
    expect(meta(schema)).toEqual([])
    expect(schema).toMatchObject({ $schema: 'https://json-schema.org/draft/2020-12/schema' })
  })

  it('refuse what Terra’s own schemas let through', () => {
    expect(violationsOf('sleep', '/metadata/start_time', 'banana')).toMatchObject([
      { path: '/metadata/start_time', keyword: 'pattern', found: '"banana"' },
    ])
    expect(violationsOf('sleep', '/metadata/sommary_id', 'x')).toMatchObject([
      { path: '/metadata/sommary_id', keyword: 'additionalProperties' },
    ])
    expect(
      violationsOf('sleep', '/sleep_durations_data/asleep/duration_asleep_state_seconds', -1),
    ).toMatchObject([{ keyword: 'minimum' }])
    expect(violationsOf('activity', '/position_data/start_pos_lat_lng_deg', [1, 2, 3])).toMatchObject([
      { keyword: 'maxItems' },
    ])
    expect(violationsOf('user', '/user_id', '')).toMatchObject([{ keyword: 'minLength' }])
  })

  it('refuse an unknown key at every level', () => {
    for (const at of [
      '',
      '/metadata',
      '/heart_rate_data/summary',
      '/sleep_durations_data/hypnogram_samples/0',
    ])
      expect(violationsOf('sleep', `${at}/unheard_of`, 1)).toMatchObject([
        { path: `${at}/unheard_of`, keyword: 'additionalProperties' },
      ])
  })

  it('let anything optional be null or absent, and nothing that is required', () => {
    const sleep = terraValidator('sleep')
    expect(violationsOf('sleep', '/heart_rate_data', null)).toEqual([])
    expect(violationsOf('sleep', '/metadata/summary_id', null)).toEqual([])
    expect(sleep(withoutPointer(EXAMPLES.sleep, '/metadata/is_nap'))).toEqual([])
    expect(violationsOf('sleep', '/metadata/upload_type', null)).not.toEqual([])
    expect(sleep(withoutPointer(EXAMPLES.sleep, '/metadata/end_time'))).toMatchObject([
      { keyword: 'required' },
    ])
    expect(violationsOf('nutrition', '/meals/0/quantity', { unit: 1 })).toMatchObject([
      { keyword: 'required' },
    ])
    expect(violationsOf('sleep', '/sleep_durations_data/hypnogram_samples', [null])).not.toEqual([])
  })

  it('take an efficiency of 0.87 for a number from 0 to 100, and 101 for none', () => {
    expect(violationsOf('sleep', '/sleep_durations_data/sleep_efficiency', 0.87)).toEqual([])
    expect(violationsOf('sleep', '/sleep_durations_data/sleep_efficiency', 101)).toMatchObject([
      { keyword: 'maximum' },
    ])
  })

  it('take codes for enumerations, never names or codes of a hole', () => {
    expect(violationsOf('activity', '/metadata/type', 0)).toEqual([])
    expect(violationsOf('activity', '/metadata/type', 2)).toMatchObject([{ keyword: 'enum' }])
    expect(violationsOf('activity', '/metadata/type', 'Running')).not.toEqual([])
    expect(violationsOf('sleep', '/device_data/data_provided', ['STEPS', 'Steps'])).toMatchObject([
      { keyword: 'enum' },
    ])
  })

  it.each([
    '2026-11-03T22:30:00.000000+01:00',
    '2026-11-03T22:30:00+01:00',
    '2026-11-03T22:30:00.5Z',
    '2026-11-03T22:30:00.123456789-12:00',
    '2026-11-03T22:30:00',
    '2024-02-29T00:00:00.000000',
  ])('take %s for a timestamp', (timestamp) => {
    expect(violationsOf('sleep', '/metadata/start_time', timestamp)).toEqual([])
  })

  it.each([
    '',
    '2026-11-03',
    '2026-11-03 22:30:00',
    '2026-11-03T22:30',
    '2026-11-03T22:30:00.',
    '2026-11-03T24:00:00',
    '2026-11-31T00:00:00',
    '2026-02-30T00:00:00',
    '2026-13-01T00:00:00',
    '2026-11-03T22:30:00+0100',
    '2026-11-03T22:30:00+15:00',
    '2026-11-03T22:30:00 +01:00',
    '2026-11-03T22:30:00Z\n',
    '١٢٣٤-11-03T22:30:00Z',
    1_762_000_000,
  ])('do not take %j for a timestamp', (timestamp) => {
    expect(violationsOf('sleep', '/metadata/start_time', timestamp)).not.toEqual([])
  })

  it('take a day, or a moment, for a date', () => {
    for (const date of ['1990-02-28', '1990-02-28T00:00:00.000000+01:00'])
      expect(violationsOf('athlete', '/date_of_birth', date)).toEqual([])
    for (const date of ['28.02.1990', '1990-02', '19900228'])
      expect(violationsOf('athlete', '/date_of_birth', date)).not.toEqual([])
  })

  it('take a 64-bit integer where an integer is asked for', () => {
    expect(violationsOf('daily', '/distance_data/steps', 2n ** 60n)).toEqual([])
    expect(violationsOf('daily', '/distance_data/steps', 1.5)).not.toEqual([])
  })

  it('are compiled once', () => {
    expect(terraValidator('sleep')).toBe(terraValidator('sleep'))
  })
})
