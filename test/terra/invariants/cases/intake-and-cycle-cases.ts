import type { Case } from './case.ts'

const MACROS = '/summary/macros'
const MD = '/menstruation_data'

/** Food and drink, cycles, and the user's own facts. */
export const INTAKE_AND_CYCLE_CASES: Readonly<Record<string, readonly Case[]>> = {
  'nutrition/summary-is-the-sum-of-meals': [
    { passes: { [`${MACROS}/protein_g`]: 61 }, fails: { [`${MACROS}/protein_g`]: 20 } },
    { passes: { '/meals/0/micros/iron_mg': null }, fails: { '/summary/micros/iron_mg': 9000 } },
  ],
  'nutrition/calories-fit-the-macros': [
    { passes: { [`${MACROS}/calories`]: 1490 }, fails: { [`${MACROS}/calories`]: 5021 } },
    {
      passes: { '/meals/1/macros/alcohol_g': 10 },
      fails: { '/meals/1/macros/calories': 3347 },
    },
  ],
  'nutrition/sugar-is-carbohydrate': [
    { passes: { [`${MACROS}/sugar_g`]: 150.5 }, fails: { [`${MACROS}/sugar_g`]: 150.6 } },
    { passes: {}, fails: { '/meals/0/macros/sugar_g': 10_000 } },
  ],
  'nutrition/fibre-is-carbohydrate': [
    { passes: { [`${MACROS}/fiber_g`]: 150 }, fails: { [`${MACROS}/fiber_g`]: 151 } },
  ],
  'nutrition/net-carbohydrates-are-without-fibre': [
    { passes: { [`${MACROS}/net_carbohydrates_g`]: 131 }, fails: { [`${MACROS}/net_carbohydrates_g`]: 150 } },
  ],
  'nutrition/saturated-and-trans-fat-are-fat': [
    { passes: { [`${MACROS}/trans_fat_g`]: 28 }, fails: { [`${MACROS}/trans_fat_g`]: 29 } },
  ],
  'nutrition/both-sodiums-are-equal': [
    { passes: { '/summary/micros/sodium_mg': 1510 }, fails: { '/summary/micros/sodium_mg': 1.5 } },
    { passes: {}, fails: { '/meals/1/micros/sodium_mg': 2500 } },
  ],
  'nutrition/drinks-add-up': [
    { passes: { '/summary/water_ml': 1600 }, fails: { '/summary/water_ml': 3000 } },
    {
      passes: { '/summary/water_ml': 3000, '/drink_samples/1/drink_unit': 1 },
      fails: { '/drink_samples/1/drink_unit': 4 },
    },
  ],
  'nutrition/meal-ids-are-unique': [
    { passes: { '/meals/1/id': 'MEAL-1' }, fails: { '/meals/1/id': 'meal-1' } },
  ],
  'menstruation/days-count-from-one': [
    { passes: { [`${MD}/day_in_cycle`]: 1 }, fails: { [`${MD}/day_in_cycle`]: 0 } },
  ],
  'menstruation/day-is-in-the-cycle': [
    { passes: { [`${MD}/day_in_cycle`]: 28 }, fails: { [`${MD}/day_in_cycle`]: 29 } },
  ],
  'menstruation/day-is-in-the-predicted-cycle': [
    { passes: { [`${MD}/day_in_cycle`]: 43 }, fails: { [`${MD}/day_in_cycle`]: 44 } },
  ],
  'menstruation/period-is-in-the-cycle': [
    { passes: { [`${MD}/period_length_days`]: 28 }, fails: { [`${MD}/period_length_days`]: 29 } },
  ],
  'menstruation/lengths-are-plausible': [
    { passes: { [`${MD}/cycle_length_days`]: 100 }, fails: { [`${MD}/cycle_length_days`]: 672 } },
  ],
  'menstruation/day-counts-from-the-period': [
    {
      passes: { [`${MD}/period_start_date`]: '2026-10-25T23:00:00.000000-05:00' },
      fails: { [`${MD}/day_in_cycle`]: 9 },
    },
    { passes: {}, fails: { [`${MD}/period_start_date`]: '2026-10-24' } },
  ],
  'menstruation/ovulation-is-in-the-fertile-window': [
    { passes: { [`${MD}/ovulation_day`]: '2026-11-09' }, fails: { [`${MD}/ovulation_day`]: '2026-11-10' } },
    {
      passes: { [`${MD}/ovulation_day`]: null },
      fails: { [`${MD}/ovulation_day`]: null, [`${MD}/fertility_window_end`]: '2026-11-03' },
    },
  ],
  'menstruation/intervals-follow-one-another': [
    {
      passes: { [`${MD}/intervals/1/start_timestamp`]: '2026-10-29' },
      fails: { [`${MD}/intervals/1/start_timestamp`]: '2026-10-28' },
    },
    { passes: {}, fails: { [`${MD}/intervals/0/end_timestamp`]: '2026-10-24' } },
  ],
  'athlete/age-is-that-of-the-date-of-birth': [
    { passes: { '/age': 37 }, fails: { '/age': 38 } },
    { passes: { '/age': 35 }, fails: { '/age': 1990 } },
  ],
}
