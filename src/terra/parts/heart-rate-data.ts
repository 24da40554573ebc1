/** Heart rate in beats a minute, variability in milliseconds, zones in percent of the user's maximum. */
export const heartRateData = {
  summary: {
    min_hr_bpm: 'amount',
    avg_hr_bpm: 'amount',
    max_hr_bpm: 'amount',
    resting_hr_bpm: 'amount',
    user_max_hr_bpm: 'amount',
    avg_hrv_rmssd: 'amount',
    avg_hrv_sdnn: 'amount',
    hr_zone_data: [
      {
        zone: 'count',
        name: 'text',
        start_percentage: 'percentage',
        end_percentage: 'percentage',
        duration_seconds: 'seconds',
      },
    ],
  },
  detailed: {
    hr_samples: [
      {
        timestamp: 'timestamp',
        bpm: 'amount',
        timer_duration_seconds: 'seconds',
        context: 'HeartRateContext',
      },
    ],
    hrv_samples_rmssd: [{ timestamp: 'timestamp', hrv_rmssd: 'amount' }],
    hrv_samples_sdnn: [{ timestamp: 'timestamp', hrv_sdnn: 'amount' }],
  },
} as const
