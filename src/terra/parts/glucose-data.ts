const glucoseSample = {
  timestamp: 'timestamp',
  blood_glucose_mg_per_dL: 'amount',
  glucose_level_flag: 'GlucoseFlag',
  trend_arrow: 'TrendArrow',
} as const

/** Glucose in milligrams per decilitre. */
export const glucoseData = {
  blood_glucose_samples: [glucoseSample as typeof glucoseSample],
  detailed_blood_glucose_samples: [glucoseSample as typeof glucoseSample],
  day_avg_blood_glucose_mg_per_dL: 'amount',
  /** The older spelling of the same value. */
  day_avg_blood_glucose_mg_per_dl: 'amount',
  day_avg_detailed_blood_glucose_mg_per_dL: 'amount',
  gmi: 'amount',
  time_in_range: 'amount',
  sensor_usage: 'count',
  daily_patterns: [
    {
      time_from_midnight: 'hour',
      percentile_5: 'amount',
      percentile_25: 'amount',
      percentile_50: 'amount',
      percentile_75: 'amount',
      percentile_95: 'amount',
    },
  ],
} as const
