/** Kilocalories burned. Net intake is what was eaten less what was burned, and may be negative. */
export const caloriesData = {
  total_burned_calories: 'amount',
  BMR_calories: 'amount',
  net_activity_calories: 'number',
  net_intake_calories: 'number',
  calorie_samples: [{ timestamp: 'timestamp', calories: 'amount', timer_duration_seconds: 'seconds' }],
} as const
