/** Metabolic equivalents; the only durations that Terra counts in minutes. */
export const metData = {
  avg_level: 'amount',
  num_inactive_minutes: 'amount',
  num_low_intensity_minutes: 'amount',
  num_moderate_intensity_minutes: 'amount',
  num_high_intensity_minutes: 'amount',
  MET_samples: [{ timestamp: 'timestamp', level: 'amount' }],
} as const
