import type { Athlete, Menstruation, User } from '../../../src/terra/model.ts'

/** A day of a cycle in which everything fits. */
export const cycleDay: Menstruation = {
  metadata: {
    start_time: '2026-11-03T00:00:00.000000+01:00',
    end_time: '2026-11-04T00:00:00.000000+01:00',
    timestamp_localization: 1,
  },
  menstruation_data: {
    period_start_date: '2026-10-25',
    period_length_days: 5,
    day_in_cycle: 10,
    cycle_length_days: 28,
    predicted_cycle_length_days: 29,
    is_predicted_cycle: false,
    current_phase: 2,
    length_of_current_phase_days: 8,
    days_until_next_phase: 1,
    fertility_window_start: '2026-11-04',
    ovulation_day: '2026-11-08',
    fertility_window_end: '2026-11-09',
    menstruation_flow: [{ timestamp: '2026-10-25T08:00:00.000000+01:00', flow: 3 }],
    intervals: [
      { start_timestamp: '2026-10-25', end_timestamp: '2026-10-29', phase: 1 },
      { start_timestamp: '2026-10-30', end_timestamp: '2026-11-03', phase: 2 },
    ],
    last_updated_time: '2026-11-03T08:00:00.000000+01:00',
  },
}

export const athlete: Athlete = {
  provider_user_id: 'user-1',
  first_name: 'Ada',
  age: 36,
  date_of_birth: '1990-02-28',
  account_creation_date: '2020-05-01T09:00:00.000000+02:00',
}

export const user: User = { user_id: '0b9c', provider: 'EXAMPLE', scopes: 'sleep:read', active: true }
