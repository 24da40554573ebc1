import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { withoutPointer, withPointer } from '../../src/kernel/pointer.ts'
import { fieldPaths } from '../../src/terra/field-paths.ts'
import { select } from '../../src/terra/invariants/read.ts'
import { judgeModel, judgeRecords, judgeUser } from '../../src/terra/judge.ts'
import { MODEL_NAMES, type ModelName, terraValidator } from '../../src/terra/model.ts'
import { EXAMPLES, NOW_MS } from './examples/examples.ts'

const seed = { seed: 20_261_123 }

/** Without these a sound object cannot be told from a broken one: what a sample is of, or which laps belong together. */
const TELLS_APART = new Set([
  'metadata.summary_id',
  'respiration_data.oxygen_saturation_data.samples[].type',
  'lap_data.laps[].trigger_method',
])

function withoutField(model: ModelName, path: string): unknown {
  const pointers = select(EXAMPLES[model], path.replace(/\[\]$/, '')).map((spot) => spot.pointer)
  return pointers.reduce<unknown>(withoutPointer, EXAMPLES[model])
}

describe('judgeModel', () => {
  it.each(MODEL_NAMES)('finds nothing in an example of %s that lacks any one field', (model) => {
    for (const path of fieldPaths(model).keys()) {
      if (TELLS_APART.has(path) || path === 'metadata') continue
      expect(judgeModel(model, withoutField(model, path), { nowMs: NOW_MS }), path).toEqual([])
    }
  })

  it('tells what was found, where, and how grave it is', () => {
    const value = withPointer(EXAMPLES.sleep, '/sleep_durations_data/sleep_efficiency', 0.917)
    expect(judgeModel('sleep', value)).toEqual([
      {
        id: 'sleep/efficiency-is-asleep-over-in-bed',
        grade: 'must',
        basis: 'documented',
        title: 'sleep_efficiency is the share of the time in bed spent asleep, in percent, within 3.',
        found: 'efficiency 0.917, asleep 26400 of 28800 s',
        paths: [
          '/sleep_durations_data/asleep/duration_asleep_state_seconds',
          '/sleep_durations_data/other/duration_in_bed_seconds',
          '/sleep_durations_data/sleep_efficiency',
        ],
      },
      expect.objectContaining({ id: 'sleep/efficiency-is-in-percent', grade: 'should' }),
    ])
  })

  it('finds what is swapped, dropped or in another unit all over an object', () => {
    const minutes = withPointer(EXAMPLES.sleep, '/sleep_durations_data/other/duration_in_bed_seconds', 480)
    expect(judgeModel('sleep', minutes).map(({ id }) => id)).toContain('sleep/bed-fills-the-window')
    const { start_time, end_time } = EXAMPLES.activity.metadata
    const swapped = { ...EXAMPLES.activity.metadata, start_time: end_time, end_time: start_time }
    expect(judgeModel('activity', { metadata: swapped }).map(({ id }) => id)).toEqual([
      'time/end-after-start',
    ])
  })

  it('skips what depends on the present unless it is told the present', () => {
    const value = withPointer(EXAMPLES.athlete, '/age', 1990)
    expect(judgeModel('athlete', value)).toEqual([])
    expect(judgeModel('athlete', value, { nowMs: NOW_MS })).toHaveLength(1)
  })

  it('counts a 64-bit integer as the number it is', () => {
    const value = withPointer(EXAMPLES.daily, '/distance_data/steps', 2n ** 60n)
    expect(judgeModel('daily', value).map(({ id }) => id)).toContain(
      'steps/samples-end-at-the-total-of-the-day',
    )
  })

  const junk = fc.oneof(
    fc.anything(),
    fc.constantFrom('2026-11-03T00:00:00', '2026-02-29', -1, Number.NaN, 1e300, 5n),
  )
  test.prop([fc.constantFrom(...MODEL_NAMES), fc.array(fc.tuple(fc.nat(), junk), { maxLength: 10 })], seed)(
    'throws at nothing, whatever stands in its fields',
    (model, replacements) => {
      const paths = [...fieldPaths(model).keys()]
      const value = replacements.reduce<unknown>((changed, [nth, item]) => {
        const path = paths[nth % paths.length]!.replace(/\[\]$/, '')
        return select(changed, path).reduce((copy, { pointer }) => withPointer(copy, pointer, item), changed)
      }, EXAMPLES[model])
      const breaches = judgeModel(model, value, { nowMs: NOW_MS })
      expect(judgeModel(model, value, { nowMs: NOW_MS })).toEqual(breaches)
      for (const breach of breaches) expect(breach.found).not.toBe('')
    },
  )

  test.prop([fc.anything()], seed)('throws at nothing, whatever it is given', (value) => {
    for (const model of MODEL_NAMES) expect(Array.isArray(judgeModel(model, value))).toBe(true)
    expect(judgeUser({ sleep: [value, value], daily: [value], body: [value], activity: [value] })).toEqual([])
  })
})

describe('judgeRecords and judgeUser', () => {
  it('point at records by their index, and by their model where there are several', () => {
    const days = [EXAMPLES.daily, EXAMPLES.daily]
    expect(judgeRecords('daily', days).map(({ id, paths }) => [id, ...paths])).toEqual([
      ['records/one-a-day', '/0/metadata/start_time', '/1/metadata/start_time'],
    ])
    expect(judgeUser({ daily: days })[0]?.paths[1]).toBe('/daily/1/metadata/start_time')
  })

  it('do not care for the order of records', () => {
    const later = withPointer(EXAMPLES.sleep, '/metadata/summary_id', 'night-2')
    const ids = (records: readonly unknown[]) => judgeRecords('sleep', records).map(({ id }) => id)
    expect(ids([EXAMPLES.sleep, later])).toEqual(ids([later, EXAMPLES.sleep]))
    expect(ids([EXAMPLES.sleep, later])).toEqual([
      'records/are-not-told-twice',
      'records/one-main-sleep-a-night',
    ])
  })
})

describe('schema and invariants together', () => {
  /** Every number of the examples in another unit, one at a time. */
  const FACTORS = [1 / 1000, 1 / 60, 60, 1000]

  it('find six of seven numbers that are in another unit', () => {
    let [found, all] = [0, 0]
    for (const model of MODEL_NAMES)
      for (const fact of fieldPaths(model).values()) {
        if (fact.type !== 'number' || fact.path.startsWith('data_enrichment')) continue
        const spots = select(EXAMPLES[model], fact.path).filter(({ value }) => value !== 0)
        for (const factor of spots.length === 0 ? [] : FACTORS) {
          const scaled = spots.reduce<unknown>(
            (value, spot) => withPointer(value, spot.pointer, (spot.value as number) * factor),
            EXAMPLES[model],
          )
          all++
          if (terraValidator(model)(scaled).length > 0 || judgeModel(model, scaled).length > 0) found++
        }
      }
    expect(all).toBeGreaterThan(500)
    expect(found / all).toBeGreaterThan(0.85)
  })
})
