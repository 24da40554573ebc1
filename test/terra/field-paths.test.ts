import { describe, expect, it } from 'vitest'
import { nearest } from '../../src/kernel/nearest.ts'
import { fieldPaths } from '../../src/terra/field-paths.ts'
import { DATA_MODELS, DAY_MODELS, isModelName, MODEL_NAMES } from '../../src/terra/model.ts'

describe('fieldPaths', () => {
  it('tells type, presence and bounds of a field', () => {
    expect(fieldPaths('sleep').get('sleep_durations_data.sleep_efficiency')).toEqual({
      path: 'sleep_durations_data.sleep_efficiency',
      type: 'number',
      leaf: 'percentage',
      required: false,
      nullable: true,
      minimum: 0,
      maximum: 100,
    })
    expect(fieldPaths('sleep').get('metadata.upload_type')).toMatchObject({
      type: 'enum',
      enumeration: 'SleepUploadType',
      required: true,
      nullable: false,
    })
    expect(fieldPaths('activity').get('metadata.upload_type')).toMatchObject({ enumeration: 'UploadType' })
  })

  it('has lists and sections too, and what is in them', () => {
    const sleep = fieldPaths('sleep')
    expect(sleep.get('heart_rate_data')).toMatchObject({ type: 'object', nullable: true })
    expect(sleep.get('metadata')).toMatchObject({ type: 'object', required: true })
    expect(sleep.get('heart_rate_data.detailed.hr_samples[]')).toMatchObject({
      type: 'array',
      nullable: true,
    })
    expect(sleep.get('heart_rate_data.detailed.hr_samples[].bpm')).toMatchObject({ type: 'number' })
    expect(sleep.get('device_data.data_provided[]')).toMatchObject({
      type: 'array',
      enumeration: 'DeviceDataType',
    })
    expect(fieldPaths('activity').get('position_data.start_pos_lat_lng_deg[]')).toMatchObject({
      type: 'array',
      leaf: 'coordinates',
    })
  })

  it('lets a misspelt field be told by its nearest', () => {
    const paths = fieldPaths('sleep').keys()
    expect(nearest('metadata.sumary_id', paths)).toBe('metadata.summary_id')
  })
})

describe('the names of models', () => {
  it('tell those with a window from those without, and those of whole days', () => {
    expect(MODEL_NAMES.filter((name) => !DATA_MODELS.some((model) => model === name))).toEqual([
      'athlete',
      'user',
    ])
    for (const model of DATA_MODELS) expect(fieldPaths(model).has('metadata.start_time')).toBe(true)
    for (const model of DAY_MODELS) expect(fieldPaths(model).has('metadata.summary_id')).toBe(false)
    expect(isModelName('sleep')).toBe(true)
    expect(isModelName('Sleep')).toBe(false)
    expect(isModelName('toString')).toBe(false)
  })
})
