import type { Case } from './case.ts'

const STRESS = '/stress_data'

export const DAILY_CASES: Readonly<Record<string, readonly Case[]>> = {
  'distance/samples-end-at-the-total-of-the-day': [
    { passes: { '/distance_data/distance_meters': 11_110 }, fails: { '/distance_data/distance_meters': 9 } },
  ],
  'steps/samples-end-at-the-total-of-the-day': [
    { passes: { '/distance_data/steps': 12_100 }, fails: { '/distance_data/steps': 9000 } },
  ],
  'floors/samples-end-at-the-total-of-the-day': [
    { passes: { '/distance_data/floors_climbed': 11 }, fails: { '/distance_data/floors_climbed': 30 } },
  ],
  'distance/steps-have-a-length': [
    { passes: { '/distance_data/distance_meters': 2400 }, fails: { '/distance_data/distance_meters': 9 } },
  ],
  'calories/plausible-for-a-day': [
    {
      passes: { '/calories_data/BMR_calories': 4000 },
      fails: { '/calories_data/BMR_calories': 7112 },
    },
    { passes: {}, fails: { '/calories_data/total_burned_calories': 2_500_000 } },
  ],
  'active-durations/standing-fits-in-a-day': [
    {
      passes: { '/active_durations_data/standing_hours_count': 25 },
      fails: { '/active_durations_data/standing_hours_count': 660 },
    },
    { passes: {}, fails: { '/active_durations_data/standing_seconds': 90_001 } },
  ],
  'oxygen/capacity-is-plausible': [
    {
      model: 'daily',
      passes: { '/oxygen_data/vo2max_ml_per_min_per_kg': 10 },
      fails: { '/oxygen_data/vo2max_ml_per_min_per_kg': 3.4 },
    },
  ],
  'stress/levels-add-up': [
    {
      passes: { [`${STRESS}/stress_duration_seconds`]: 18_900 },
      fails: { [`${STRESS}/stress_duration_seconds`]: 300 },
    },
  ],
  'stress/fits-in-the-day': [
    {
      passes: { [`${STRESS}/rest_stress_duration_seconds`]: 59_460 },
      fails: { [`${STRESS}/rest_stress_duration_seconds`]: 59_461 },
    },
  ],
  'stress/average-is-below-maximum': [
    { passes: { [`${STRESS}/avg_stress_level`]: 85 }, fails: { [`${STRESS}/avg_stress_level`]: 86 } },
  ],
  'stress/levels-are-0-to-100': [
    { passes: { [`${STRESS}/samples/0/level`]: 0 }, fails: { [`${STRESS}/samples/0/level`]: -1 } },
  ],
  'stress/battery-is-0-to-100': [
    {
      passes: { [`${STRESS}/body_battery_samples/0/level`]: 100 },
      fails: { [`${STRESS}/body_battery_samples/0/level`]: 101 },
    },
  ],
}
