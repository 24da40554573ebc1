import { dayMetadata } from '../parts/metadata.ts'

/** One day of a cycle. */
export const menstruation = {
  'metadata!': dayMetadata as typeof dayMetadata,
  menstruation_data: {
    period_start_date: 'date',
    period_length_days: 'count',
    day_in_cycle: 'count',
    cycle_length_days: 'count',
    predicted_cycle_length_days: 'count',
    is_predicted_cycle: 'flag',
    current_phase: 'MenstruationInterval',
    length_of_current_phase_days: 'count',
    days_until_next_phase: 'count',
    fertility_window_start: 'date',
    ovulation_day: 'date',
    fertility_window_end: 'date',
    menstruation_flow: [{ timestamp: 'timestamp', flow: 'MenstruationFlow' }],
    intervals: [{ start_timestamp: 'date', end_timestamp: 'date', phase: 'MenstruationInterval' }],
    last_updated_time: 'timestamp',
  },
} as const
