/** Samples of a workout or a day. Distance, steps and floors count up from its start. */
export const distanceDetail = {
  distance_samples: [
    { timestamp: 'timestamp', distance_meters: 'amount', timer_duration_seconds: 'seconds' },
  ],
  step_samples: [{ timestamp: 'timestamp', steps: 'amount', timer_duration_seconds: 'seconds' }],
  floors_climbed_samples: [
    { timestamp: 'timestamp', floors_climbed: 'amount', timer_duration_seconds: 'seconds' },
  ],
  elevation_samples: [{ timestamp: 'timestamp', elev_meters: 'number', timer_duration_seconds: 'seconds' }],
} as const

/** Metres above the sea: negative at the Dead Sea. */
export const elevation = {
  min_meters: 'number',
  avg_meters: 'number',
  max_meters: 'number',
  gain_actual_meters: 'amount',
  loss_actual_meters: 'amount',
  gain_planned_meters: 'amount',
} as const

export const swimming = { num_laps: 'count', num_strokes: 'count', pool_length_meters: 'count' } as const
