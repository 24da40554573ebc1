/** How the time of a workout or a day was spent. */
export const activeDurationsData = {
  activity_seconds: 'seconds',
  inactivity_seconds: 'seconds',
  rest_seconds: 'seconds',
  low_intensity_seconds: 'seconds',
  moderate_intensity_seconds: 'seconds',
  vigorous_intensity_seconds: 'seconds',
  standing_seconds: 'seconds',
  standing_hours_count: 'amount',
  num_continuous_inactive_periods: 'count',
  activity_levels_samples: [
    { timestamp: 'timestamp', activity_level: 'ActivityLevel', timer_duration_seconds: 'seconds' },
  ],
} as const
