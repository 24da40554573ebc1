import { expect, it } from 'vitest'
import type { Activity, Sleep } from '../../src/terra/model.ts'

const metadata = { start_time: 'a', end_time: 'b', upload_type: 2 } as const

it('the types of the models know what is required, what may be null, and which codes there are', () => {
  const least: Sleep = { metadata }
  const withNulls: Sleep = { metadata: { ...metadata, summary_id: null }, heart_rate_data: null }
  const night: Sleep = {
    metadata,
    sleep_durations_data: { hypnogram_samples: [{ timestamp: 'a', level: 6 }] },
  }
  const run: Activity = {
    metadata: { ...metadata, summary_id: 'a', type: 0 },
    position_data: { start_pos_lat_lng_deg: [52.5, 13.4] },
  }

  // A required field that is left out, or null, is a mistake of the mapping.
  // @ts-expect-error
  const incomplete: Sleep = { metadata: { start_time: 'a', end_time: 'b' } }
  // @ts-expect-error
  const nameless: Activity = { metadata: { ...metadata, summary_id: null, type: 8 } }
  // An unknown field would be refused by the schema.
  // @ts-expect-error
  const unknown: Sleep = { metadata, sleep_data: {} }
  // A code of a hole in the enumeration is no activity.
  // @ts-expect-error
  const hole: Activity = { metadata: { ...metadata, summary_id: 'a', type: 2 } }
  // A position has two numbers.
  // @ts-expect-error
  const place: Activity['position_data'] = { start_pos_lat_lng_deg: [1, 2, 3] }

  expect([least, withNulls, night, run, incomplete, nameless, unknown, hole, place]).toHaveLength(9)
})
