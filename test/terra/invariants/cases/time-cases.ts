import type { Case } from './case.ts'

const START = '/metadata/start_time'
const END = '/metadata/end_time'

export const TIME_CASES: Readonly<Record<string, readonly Case[]>> = {
  'time/days-exist': [
    {
      model: 'athlete',
      passes: { '/date_of_birth': '1992-02-29' },
      fails: { '/date_of_birth': '1990-02-29' },
    },
    { model: 'sleep', passes: { [START]: '2024-02-29T22:30:00' }, fails: { [START]: 'banana' } },
  ],
  'time/microseconds': [
    {
      passes: { [START]: '2026-11-02T22:30:00.123456+01:00' },
      fails: { [START]: '2026-11-02T22:30:00.123+01:00' },
    },
  ],
  'time/end-after-start': [
    {
      passes: { [END]: '2026-11-02T22:30:01.000000+01:00' },
      fails: { [END]: '2026-11-02T22:30:00.000000+01:00' },
    },
    {
      model: 'activity',
      passes: { [START]: '2026-10-25T02:50:00.000000', [END]: '2026-10-25T02:20:00.000000' },
      fails: { [START]: '2026-10-25T12:50:00.000000', [END]: '2026-10-25T12:20:00.000000' },
    },
  ],
  'time/both-offsets-or-neither': [
    {
      passes: { [START]: '2026-11-02T22:30:00.000000', [END]: '2026-11-03T06:30:00.000000' },
      fails: { [END]: '2026-11-03T06:30:00.000000' },
    },
  ],
  'time/offset-moves-by-an-hour-at-most': [
    {
      passes: { [START]: '2026-10-24T22:30:00.000000+02:00', [END]: '2026-10-25T06:30:00.000000+01:00' },
      fails: { [END]: '2026-11-03T06:30:00.000000+04:00' },
    },
  ],
  'time/offsets-are-those-of-zones': [
    {
      passes: { [START]: '2026-11-02T22:30:00.000000+05:45' },
      fails: { [START]: '2026-11-02T22:30:00.000000+00:01' },
    },
    {
      passes: { [START]: '2026-11-02T22:30:00.000000-12:00' },
      fails: { [START]: '2026-11-02T22:30:00.000000-13:00' },
    },
  ],
  'time/samples-carry-offsets-as-the-window-does': [
    {
      passes: { '/device_data/activation_timestamp': '2025-01-01T09:00:00.000000' },
      fails: { '/heart_rate_data/detailed/hr_samples/0/timestamp': '2026-11-02T22:35:00.000000' },
    },
  ],
  'time/utc-has-no-other-offset': [
    {
      passes: {
        '/metadata/timestamp_localization': 0,
        [START]: '2026-11-02T21:30:00.000000Z',
        [END]: '2026-11-03T05:30:00.000000+00:00',
      },
      fails: { '/metadata/timestamp_localization': 0 },
    },
  ],
  'time/not-in-the-future': [
    {
      model: 'daily',
      passes: { [END]: '2026-11-05T12:00:00.000000Z' },
      fails: { [END]: '2026-11-05T12:00:01.000000Z' },
    },
    {
      model: 'daily',
      passes: { [END]: '2026-11-06T02:00:00.000000' },
      fails: { [END]: '2026-11-06T03:00:00.000000' },
    },
  ],
  'time/whole-day': [
    {
      passes: { [START]: '2026-10-25T00:00:00.000000+02:00', [END]: '2026-10-26T00:00:00.000000+01:00' },
      fails: { [START]: '2026-11-02T23:00:00.000000Z', [END]: '2026-11-03T23:00:00.000000Z' },
    },
    { model: 'menstruation', passes: {}, fails: { [END]: '2026-11-05T00:00:00.000000+01:00' } },
  ],
  'time/sleep-is-24-hours-at-most': [
    {
      passes: { [END]: '2026-11-03T22:30:00.000000+01:00' },
      fails: { [END]: '2026-11-03T22:31:00.000000+01:00' },
    },
  ],
  'time/activity-is-48-hours-at-most': [
    {
      passes: { [END]: '2026-11-05T18:00:00.000000-08:00' },
      fails: { [END]: '2026-11-05T18:01:00.000000-08:00' },
    },
  ],
  'samples/inside-the-window': [
    {
      passes: { '/heart_rate_data/detailed/hr_samples/0/timestamp': '2026-11-02T22:29:00.000000+01:00' },
      fails: { '/heart_rate_data/detailed/hr_samples/0/timestamp': '2026-11-02T22:28:59.000000+01:00' },
    },
    {
      model: 'body',
      passes: {},
      fails: { '/heart_data/ecg_signal/0/raw_signal/1/timestamp': '2026-11-04T09:00:00.000000+01:00' },
    },
    {
      model: 'nutrition',
      passes: { '/meals/0/timestamp': '2026-11-03T00:00:00.000000+01:00' },
      fails: { '/meals/0/timestamp': '2026-11-02T08:00:00.000000+01:00' },
    },
  ],
  'samples/ascend-in-time': [
    {
      passes: { '/heart_rate_data/detailed/hr_samples/1/timestamp': '2026-11-02T22:35:00.000001+01:00' },
      fails: { '/heart_rate_data/detailed/hr_samples/1/timestamp': '2026-11-02T22:35:00.000000+01:00' },
    },
    {
      passes: {
        '/sleep_durations_data/hypnogram_samples/4/timestamp': '2026-10-25T02:50:00.000000',
        '/sleep_durations_data/hypnogram_samples/5/timestamp': '2026-10-25T02:10:00.000000',
      },
      fails: {
        '/sleep_durations_data/hypnogram_samples/4/timestamp': '2026-10-25T12:50:00.000000',
        '/sleep_durations_data/hypnogram_samples/5/timestamp': '2026-10-25T12:10:00.000000',
      },
    },
    {
      passes: { '/respiration_data/oxygen_saturation_data/samples/1/type': 1 },
      fails: { '/respiration_data/oxygen_saturation_data/samples/1/type': 0 },
    },
  ],
  'samples/timer-is-in-seconds': [
    {
      passes: { '/heart_rate_data/detailed/hr_samples/2/timer_duration_seconds': 177 },
      fails: { '/heart_rate_data/detailed/hr_samples/2/timer_duration_seconds': 58 },
    },
  ],
  'samples/timer-runs-forward': [
    {
      passes: { '/heart_rate_data/detailed/hr_samples/0/timer_duration_seconds': 301 },
      fails: { '/heart_rate_data/detailed/hr_samples/0/timer_duration_seconds': 302 },
    },
    {
      model: 'activity',
      passes: { '/heart_rate_data/detailed/hr_samples/1/timer_duration_seconds': 60 },
      fails: { '/heart_rate_data/detailed/hr_samples/1/timer_duration_seconds': 59 },
    },
  ],
}
