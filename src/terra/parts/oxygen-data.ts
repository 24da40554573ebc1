/** Saturation in percent and aerobic capacity of a workout or a day. A night has its own shape, in `respiration_data`. */
export const oxygenData = {
  avg_saturation_percentage: 'percentage',
  saturation_samples: [{ timestamp: 'timestamp', percentage: 'percentage', type: 'OxygenSaturationType' }],
  vo2max_ml_per_min_per_kg: 'amount',
  day_avg_vo2max_ml_per_min_per_kg: 'amount',
  vo2_samples: [{ timestamp: 'timestamp', vo2max_ml_per_min_per_kg: 'amount' }],
} as const
