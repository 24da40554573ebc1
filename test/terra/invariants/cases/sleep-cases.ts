import type { Case } from './case.ts'

const SD = '/sleep_durations_data'
const ASLEEP = `${SD}/asleep/duration_asleep_state_seconds`
const LIGHT = `${SD}/asleep/duration_light_sleep_state_seconds`
const AWAKE = `${SD}/awake/duration_awake_state_seconds`
const IN_BED = `${SD}/other/duration_in_bed_seconds`
const EFFICIENCY = `${SD}/sleep_efficiency`
const BREATHS = '/respiration_data/breaths_data'
const OXYGEN = '/respiration_data/oxygen_saturation_data'
const SNORING = '/respiration_data/snoring_data'

export const SLEEP_CASES: Readonly<Record<string, readonly Case[]>> = {
  'sleep/has-a-summary-id': [
    { passes: { '/metadata/summary_id': '0' }, fails: { '/metadata/summary_id': null } },
    { passes: {}, fails: { '/metadata/summary_id': undefined } },
    { passes: {}, fails: { '/metadata/summary_id': ' ' } },
  ],
  'sleep/stages-add-up': [
    { passes: { [LIGHT]: 14_460 }, fails: { [LIGHT]: 14_461 } },
    { passes: { [LIGHT]: 240, [`${SD}/hypnogram_samples/1/level`]: 2 }, fails: { [LIGHT]: 240 } },
  ],
  'sleep/parts-fit-in-bed': [
    { passes: { [AWAKE]: 2160 }, fails: { [AWAKE]: 2161 } },
    {
      passes: { [AWAKE]: 2400, [`${SD}/other/duration_unmeasurable_sleep_seconds`]: null },
      fails: { [AWAKE]: 2461, [`${SD}/other/duration_unmeasurable_sleep_seconds`]: null },
    },
  ],
  'sleep/asleep-within-bed': [{ passes: { [ASLEEP]: 28_860 }, fails: { [ASLEEP]: 28_861 } }],
  'sleep/bed-within-the-window': [
    { passes: { [IN_BED]: 28_860 }, fails: { [IN_BED]: 28_861 } },
    {
      passes: {
        [IN_BED]: 32_400,
        '/metadata/start_time': '2026-10-24T22:30:00.000000',
        '/metadata/end_time': '2026-10-25T06:30:00.000000',
      },
      fails: {
        [IN_BED]: 36_000,
        '/metadata/start_time': '2026-10-24T22:30:00.000000',
        '/metadata/end_time': '2026-10-25T06:30:00.000000',
      },
    },
  ],
  'sleep/bed-fills-the-window': [{ passes: { [IN_BED]: 14_400 }, fails: { [IN_BED]: 480 } }],
  'sleep/efficiency-is-asleep-over-in-bed': [
    { passes: { [EFFICIENCY]: 94.6 }, fails: { [EFFICIENCY]: 94.7 } },
    { passes: {}, fails: { [EFFICIENCY]: 0.917 } },
  ],
  'sleep/efficiency-is-in-percent': [{ passes: { [EFFICIENCY]: 1.1 }, fails: { [EFFICIENCY]: 0.87 } }],
  'sleep/interruptions-within-awake': [
    {
      passes: { [`${SD}/awake/duration_long_interruption_seconds`]: 1860 },
      fails: { [`${SD}/awake/duration_long_interruption_seconds`]: 1861 },
    },
  ],
  'sleep/latencies-within-bed': [
    {
      passes: { [`${SD}/awake/sleep_latency_seconds`]: 28_800 },
      fails: { [`${SD}/awake/sleep_latency_seconds`]: 600_000 },
    },
    { passes: {}, fails: { [`${SD}/awake/wake_up_latency_seconds`]: 300_000 } },
  ],
  'sleep/rem-events-and-rem-time-agree': [
    {
      passes: {
        [`${SD}/asleep/num_REM_events`]: 0,
        [`${SD}/asleep/duration_REM_sleep_state_seconds`]: 0,
      },
      fails: { [`${SD}/asleep/num_REM_events`]: 0 },
    },
  ],
  'sleep/nap-is-short': [
    {
      passes: { '/metadata/is_nap': true, '/metadata/end_time': '2026-11-03T02:30:00.000000+01:00' },
      fails: { '/metadata/is_nap': true },
    },
  ],
  'scores/are-0-to-100': [{ passes: { '/scores/sleep': 100 }, fails: { '/scores/sleep': 101 } }],
  'temperature/delta-is-a-difference': [
    { passes: { '/temperature_data/delta': -5 }, fails: { '/temperature_data/delta': 36.4 } },
  ],
  'scores/are-in-percent': [
    { passes: { '/scores/sleep': 0 }, fails: { '/scores/sleep': 0.85 } },
    { model: 'daily', passes: { '/scores/recovery': 2 }, fails: { '/scores/recovery': 0.8 } },
  ],
  'hypnogram/agrees-with-stage-durations': [
    { passes: { [LIGHT]: 15_900 }, fails: { [LIGHT]: 5400 } },
    {
      passes: {},
      fails: { [`${SD}/hypnogram_samples/2/level`]: 6, [`${SD}/hypnogram_samples/3/level`]: 5 },
    },
  ],
  'hypnogram/agrees-with-rem-periods': [
    { passes: { [`${SD}/asleep/num_REM_events`]: 3 }, fails: { [`${SD}/asleep/num_REM_events`]: 110 } },
  ],
  'hypnogram/agrees-with-wake-ups': [
    { passes: { [`${SD}/awake/num_wakeup_events`]: 1 }, fails: { [`${SD}/awake/num_wakeup_events`]: 35 } },
  ],
  'breaths/average-lies-between': [
    { passes: { [`${BREATHS}/avg_breaths_per_min`]: 17 }, fails: { [`${BREATHS}/avg_breaths_per_min`]: 18 } },
    {
      passes: { [`${BREATHS}/avg_breaths_per_min`]: null },
      fails: { [`${BREATHS}/avg_breaths_per_min`]: null, [`${BREATHS}/min_breaths_per_min`]: 20 },
    },
  ],
  'breaths/plausible': [
    {
      passes: { [`${BREATHS}/samples/0/breaths_per_min`]: 4 },
      fails: { [`${BREATHS}/samples/0/breaths_per_min`]: 0.23 },
    },
  ],
  'respiration/recorded-during-the-sleep': [
    {
      passes: { [`${BREATHS}/start_time`]: '2026-11-02T21:30:00.000000+01:00' },
      fails: { [`${BREATHS}/start_time`]: '2026-11-02T00:00:00.000000+01:00' },
    },
    { passes: {}, fails: { [`${SNORING}/end_time`]: '2026-11-04T06:30:00.000000+01:00' } },
  ],
  'oxygen/saturation-is-plausible': [
    {
      passes: { [`${OXYGEN}/avg_saturation_percentage`]: 50 },
      fails: { [`${OXYGEN}/avg_saturation_percentage`]: 0.96 },
    },
    {
      model: 'body',
      passes: {},
      fails: { '/oxygen_data/avg_saturation_percentage': 0.97 },
    },
  ],
  'oxygen/saturation-is-a-percentage': [
    {
      passes: { [`${OXYGEN}/samples/0/percentage`]: 0 },
      fails: { [`${OXYGEN}/samples/0/percentage`]: 0.95 },
    },
    {
      model: 'daily',
      passes: {},
      fails: { '/oxygen_data/saturation_samples/0/percentage': 970 },
    },
  ],
  'oxygen/average-agrees-with-samples': [
    {
      passes: { [`${OXYGEN}/avg_saturation_percentage`]: 94 },
      fails: { [`${OXYGEN}/avg_saturation_percentage`]: 93.9 },
    },
    {
      model: 'activity',
      passes: {},
      fails: { '/oxygen_data/avg_saturation_percentage': 90 },
    },
  ],
  'snoring/total-is-the-sum': [
    {
      passes: { [`${SNORING}/total_snoring_duration_seconds`]: 180 },
      fails: { [`${SNORING}/total_snoring_duration_seconds`]: 2 },
    },
  ],
  'snoring/within-bed': [
    {
      passes: { [`${SNORING}/total_snoring_duration_seconds`]: 28_860 },
      fails: { [`${SNORING}/total_snoring_duration_seconds`]: 120_000 },
    },
  ],
  'snoring/events-are-the-samples': [
    { passes: { [`${SNORING}/num_snoring_events`]: 4 }, fails: { [`${SNORING}/num_snoring_events`]: 120 } },
  ],
}
