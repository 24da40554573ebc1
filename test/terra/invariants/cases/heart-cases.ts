import type { Case } from './case.ts'

const SUMMARY = '/heart_rate_data/summary'
const DETAILED = '/heart_rate_data/detailed'
const ZONES = `${SUMMARY}/hr_zone_data`

export const HEART_CASES: Readonly<Record<string, readonly Case[]>> = {
  'heart-rate/average-lies-between': [
    { passes: { [`${SUMMARY}/avg_hr_bpm`]: 50 }, fails: { [`${SUMMARY}/avg_hr_bpm`]: 49 } },
    {
      model: 'body',
      passes: { '/heart_data/heart_rate_data/summary/avg_hr_bpm': 150 },
      fails: { '/heart_data/heart_rate_data/summary/avg_hr_bpm': 151 },
    },
  ],
  'heart-rate/samples-between-minimum-and-maximum': [
    {
      passes: { [`${DETAILED}/hr_samples/0/bpm`]: 66 },
      fails: { [`${DETAILED}/hr_samples/0/bpm`]: 66.1 },
    },
    { model: 'body', passes: {}, fails: { '/heart_data/heart_rate_data/detailed/hr_samples/0/bpm': 45 } },
  ],
  'heart-rate/average-is-that-of-samples': [
    { passes: { [`${SUMMARY}/avg_hr_bpm`]: 61 }, fails: { [`${SUMMARY}/avg_hr_bpm`]: 61.1 } },
  ],
  'heart-rate/plausible': [
    { passes: { [`${SUMMARY}/min_hr_bpm`]: 20 }, fails: { [`${DETAILED}/hr_samples/0/bpm`]: 0 } },
    { passes: {}, fails: { [`${SUMMARY}/resting_hr_bpm`]: 0.9 } },
    { model: 'body', passes: {}, fails: { '/heart_data/ecg_signal/0/avg_hr_bpm': 1 } },
  ],
  'heart-rate/maximum-within-the-user-maximum': [
    { passes: { [`${SUMMARY}/user_max_hr_bpm`]: 64 }, fails: { [`${SUMMARY}/user_max_hr_bpm`]: 63 } },
  ],
  'heart-rate/resting-is-below-average': [
    { passes: { [`${SUMMARY}/resting_hr_bpm`]: 70 }, fails: { [`${SUMMARY}/resting_hr_bpm`]: 71 } },
  ],
  'heart-rate/variability-is-in-milliseconds': [
    { passes: { [`${SUMMARY}/avg_hrv_rmssd`]: 1 }, fails: { [`${SUMMARY}/avg_hrv_rmssd`]: 0.065 } },
    { passes: {}, fails: { [`${DETAILED}/hrv_samples_sdnn/0/hrv_sdnn`]: 0.08 } },
  ],
  'heart-rate/average-rmssd-is-that-of-samples': [
    { passes: { [`${SUMMARY}/avg_hrv_rmssd`]: 80 }, fails: { [`${SUMMARY}/avg_hrv_rmssd`]: 85 } },
  ],
  'heart-rate/average-sdnn-is-that-of-samples': [
    { passes: { [`${SUMMARY}/avg_hrv_sdnn`]: 105 }, fails: { [`${SUMMARY}/avg_hrv_sdnn`]: 65 } },
  ],
  'zones/ascend': [
    { passes: { [`${ZONES}/1/zone`]: 3 }, fails: { [`${ZONES}/1/zone`]: 0 } },
    { model: 'body', passes: {}, fails: { '/heart_data/heart_rate_data/summary/hr_zone_data/0/zone': 5 } },
  ],
  'zones/are-the-known-ones': [{ passes: { [`${ZONES}/1/zone`]: 6 }, fails: { [`${ZONES}/1/zone`]: 120 } }],
  'zones/time-is-in-seconds': [
    {
      passes: { [`${ZONES}/0/duration_seconds`]: 180, [`${ZONES}/1/duration_seconds`]: 0 },
      fails: { [`${ZONES}/0/duration_seconds`]: 27, [`${ZONES}/1/duration_seconds`]: 32 },
    },
  ],
  'zones/ranges-are-not-empty': [
    {
      passes: { [`${ZONES}/1/end_percentage`]: 50.1 },
      fails: { [`${ZONES}/1/end_percentage`]: 50 },
    },
  ],
  'zones/join': [
    { passes: { [`${ZONES}/1/start_percentage`]: 51 }, fails: { [`${ZONES}/1/start_percentage`]: 52 } },
    {
      passes: { [`${ZONES}/1/start_percentage`]: 55, [`${ZONES}/1/zone`]: 2 },
      fails: { [`${ZONES}/1/start_percentage`]: 45 },
    },
  ],
  'zones/fit-in-the-window': [
    {
      passes: { [`${ZONES}/1/duration_seconds`]: 860 },
      fails: { [`${ZONES}/1/duration_seconds`]: 861 },
    },
    {
      model: 'body',
      passes: {},
      fails: { '/heart_data/heart_rate_data/summary/hr_zone_data/0/duration_seconds': 90_000 },
    },
  ],
}
