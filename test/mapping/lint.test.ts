import { describe, expect, it } from 'vitest'
import { lintMapping } from '../../src/mapping/lint-mapping.ts'
import { mistakeText } from '../../src/mapping/mistake.ts'
import { schemaPlace } from '../../src/mapping/schema-place.ts'
import { CONTRACTS, contract } from './contracts.ts'

describe('the lint of a mapping', () => {
  it.each(CONTRACTS)('finds nothing wrong, and little unread, in $name', ({ tree, type, record }) => {
    const { mistakes, coverage } = lintMapping(tree, type, { record })
    expect(mistakes).toEqual([])
    expect(coverage.missing).toEqual([])
    expect(['/id', '/user_id', '/updated_at', '/modified']).toEqual(
      expect.arrayContaining([...coverage.unread]),
    )
  })

  it('tells a misspelt field of the partner with the nearest that its schema has', () => {
    const { record } = contract('aurora sleep')
    const tree = {
      metadata: { start_time: '$time(bedtime_strat)' },
      sleep_durations_data: { hypnogram_samples: { $each: 'hypnogram', timestamp: '$time(time_stamp)' } },
      device_data: { name: 'device.nam' },
    }
    expect(lintMapping(tree, 'sleep', { record, lineOf: () => 3 }).mistakes.map(mistakeText)).toEqual([
      "line 3: metadata.start_time: expected a field of the partner's record, found `bedtime_strat` in $time(bedtime_strat). Write `bedtime_start`.",
      "line 3: sleep_durations_data.hypnogram_samples[].timestamp: expected a field of the partner's record, found `hypnogram.*.time_stamp` in $time(time_stamp). Write `timestamp`.",
      "line 3: device_data.name: expected a field of the partner's record, found `device.nam` in device.nam. Write `name`.",
    ])
  })

  it('says what is filled, what Terra asks for and does not get, and what is not read', () => {
    const record = schemaPlace({
      $defs: { sample: { type: 'object', properties: { t: { type: 'integer' }, bpm: { type: 'integer' } } } },
      type: 'object',
      properties: {
        id: { type: 'string' },
        note: { type: 'string' },
        hr: { type: 'array', items: { $ref: '#/$defs/sample' } },
        changed: { type: 'integer' },
      },
    })
    const tree = {
      metadata: { summary_id: 'id' },
      heart_rate_data: { detailed: { hr_samples: { $each: 'hr', bpm: 'bpm' } } },
    }
    const { coverage } = lintMapping(tree, 'sleep', { record, readElsewhere: ['/changed'] })
    expect(new Set(coverage.filled)).toEqual(
      new Set(['metadata.summary_id', 'heart_rate_data.detailed.hr_samples[].bpm']),
    )
    expect(coverage.missing).toEqual(['metadata.start_time', 'metadata.end_time', 'metadata.upload_type'])
    expect(coverage.read).toEqual(['/id', '/hr/*/bpm', '/changed'])
    expect(coverage.unread).toEqual(['/note', '/hr/*/t'])
    expect(coverage.unfilled).toContain('scores.sleep')
    expect(coverage.unfilled.filter((path) => path.startsWith('data_enrichment'))).toEqual([])
  })

  it('tells no lies of a partner whose schema is not known', () => {
    const { mistakes, coverage } = lintMapping({ metadata: { summary_id: 'idd' } }, 'sleep')
    expect([mistakes, coverage.read, coverage.unread]).toEqual([[], [], []])
  })
})
