import { withPointer } from '../../../../src/kernel/pointer.ts'
import { EXAMPLES } from '../../examples/examples.ts'
import type { Changes, RecordsCase } from './case.ts'

const { sleep, activity, daily, body } = EXAMPLES

function changed<T>(value: T, changes: Changes): T {
  return Object.entries(changes).reduce((copy, [pointer, item]) => withPointer(copy, pointer, item), value)
}
const nextDay = {
  '/metadata/start_time': '2026-11-04T00:00:00.000000+01:00',
  '/metadata/end_time': '2026-11-05T00:00:00.000000+01:00',
}
/** The run, and a second recording of it that begins later. */
const runs = (startOfSecond: string) => [
  activity,
  changed(activity, { '/metadata/summary_id': 'run-2', '/metadata/start_time': startOfSecond }),
]
/** A run on the example's day, by its calendar. */
const run = (meters: number) =>
  changed(activity, {
    '/metadata/start_time': '2026-11-03T18:00:00.000000+01:00',
    '/metadata/end_time': '2026-11-03T19:00:00.000000+01:00',
    '/distance_data/summary/distance_meters': meters,
  })

export const RECORDS_CASES: Readonly<Record<string, readonly RecordsCase[]>> = {
  'records/one-a-day': [
    { passes: { daily: [daily, changed(daily, nextDay)], body: [body] }, fails: { daily: [daily, daily] } },
  ],
  'records/ids-are-unique': [
    {
      passes: { sleep: [sleep], activity: runs('2026-11-03T18:00:00.000000-08:00') },
      fails: { sleep: [sleep, changed(sleep, { '/metadata/end_time': '2026-11-03T07:30:00.000000+01:00' })] },
    },
  ],
  'records/are-not-told-twice': [
    {
      passes: { activity: runs('2026-11-03T18:12:00.000000-08:00') },
      fails: { activity: runs('2026-11-03T18:11:00.000000-08:00') },
    },
  ],
  'records/one-main-sleep-a-night': [
    {
      passes: { sleep: [sleep, changed(sleep, { '/metadata/is_nap': true, '/metadata/summary_id': 'nap' })] },
      fails: { sleep: [sleep, changed(sleep, { '/metadata/summary_id': 'other' })] },
    },
  ],
  'records/a-day-counts-its-activities': [
    {
      passes: { daily: [daily], activity: [run(11_580)] },
      fails: { daily: [daily], activity: [run(11_600)] },
    },
    {
      passes: { daily: [changed(daily, nextDay)], activity: [run(50_000)] },
      fails: { daily: [changed(daily, { '/distance_data/steps': 8000 })], activity: [run(5000)] },
    },
  ],
  'records/daily-and-body-agree': [
    {
      passes: { daily: [daily], body: [changed(body, { '/oxygen_data/vo2max_ml_per_min_per_kg': 48.4 })] },
      fails: { daily: [daily], body: [changed(body, { '/oxygen_data/vo2max_ml_per_min_per_kg': 40 })] },
    },
    {
      passes: {
        daily: [daily],
        body: [changed(body, { ...nextDay, '/heart_data/heart_rate_data/summary/avg_hr_bpm': 60 })],
      },
      fails: {
        daily: [daily],
        body: [changed(body, { '/heart_data/heart_rate_data/summary/avg_hr_bpm': 60 })],
      },
    },
  ],
}
